using AefVideo.Generators.Data;

namespace AefVideo.Generators.Tests.Data;

/// <summary>Short ways to read a folder and to look at tensors.</summary>
internal static class Reading
{
    public static Task<FaceDataset> Load(FaceDatasetOptions options) => FaceDataset.LoadAsync(options, null, TestContext.Current.CancellationToken);

    public static Task<FaceDataset> Load(PictureFolder folder, int size = 8) => Load(new FaceDatasetOptions { Directory = folder.Path, ImageSize = size });

    /// <summary>The bytes of some pictures again, planar.</summary>
    public static byte[] Bytes(FaceDataset data, ReadOnlySpan<int> indices, ReadOnlySpan<bool> mirrored = default)
    {
        using var images = data.Images(indices, mirrored);
        return Array.ConvertAll(images.data<float>().ToArray(), value => (byte)MathF.Round((value + 1) * 127.5f));
    }

    public static float[] Labels(FaceDataset data, ReadOnlySpan<int> indices, params string[] attributes)
    {
        using var labels = data.Labels(indices, attributes);
        return labels.data<float>().ToArray();
    }
}
