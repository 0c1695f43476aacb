using AefVideo.Generators.StarGan;
using static TorchSharp.torch;

namespace AefVideo.Generators.AttentionGan;

/// <summary>
/// AttentionGAN's multi-domain generator (Tang et al., IJCNN 2019, arXiv 1903.12296), with the parameter names of the authors' code:
/// StarGAN's trunk with a head of one attention and three content channels. What the mask closes stays as it was.
/// </summary>
public sealed class AttentionGanGenerator : LabelTranslator
{
    private const int AttentionChannels = 1;
    private const int ContentChannels = 3;

    /// <summary>Makes a network with PyTorch's default initial values.</summary>
    public AttentionGanGenerator(StarGanOptions options)
        : base(nameof(AttentionGanGenerator), options, outputs: AttentionChannels + ContentChannels)
    {
    }

    /// <summary>The edited pictures with what they are composed of: image = content·attention + input·(1 − attention).</summary>
    /// <returns>Image and content [N, 3, H, W], which no last function bounds, attention [N, 1, H, W] in (0, 1).</returns>
    public (Tensor Image, Tensor Attention, Tensor Content) Compose(Tensor images, Tensor labels) => Blend(LastLayer(images, labels), images);

    private protected override Tensor Head(Tensor output, Tensor images) => Blend(output, images).Image;

    private static (Tensor Image, Tensor Attention, Tensor Content) Blend(Tensor output, Tensor images)
    {
        var attention = output.narrow(1, 0, AttentionChannels).sigmoid();
        var content = output.narrow(1, AttentionChannels, ContentChannels);
        return (content * attention + images * (1 - attention), attention, content);
    }
}
