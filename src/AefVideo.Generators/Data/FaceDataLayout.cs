namespace AefVideo.Generators.Data;

/// <summary>How a folder of faces is arranged.</summary>
public enum FaceDataLayout
{
    /// <summary>
    /// CelebA: aligned pictures of 178×218 pixels, with <c>attributes.csv</c> (image, identity, partition, attributes as −1 or 1) or the original
    /// <c>list_attr_celeba.txt</c> and, if there, <c>list_eval_partition.txt</c> and <c>identity_CelebA.txt</c>.
    /// </summary>
    CelebA,

    /// <summary>Labeled Faces in the Wild: <c>NAME_0001.jpg</c> of 250×250 pixels, in one folder or in a folder per person.</summary>
    Lfw,

    /// <summary>Any pictures of the folder itself; those of folders in it are left alone.</summary>
    Folder,
}
