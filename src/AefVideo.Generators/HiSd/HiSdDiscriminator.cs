using AefVideo.Generators.Layers;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using Convolution = AefVideo.Generators.Layers.Convolution;

namespace AefVideo.Generators.HiSd;

/// <summary>
/// HiSD's discriminator, with the parameter names of the authors' code: one trunk, and for each tag a head that judges a picture together with its style and with the
/// conditions that the tag must leave alone. For each attribute of the tag a head gives two logits: one that tells translated pictures, one that tells pictures that went there and back.
/// </summary>
public sealed class HiSdDiscriminator : nn.Module
{
    private const int Kinds = 2;

    [ComponentName(Name = "conv")] private readonly Sequence _trunk;
    [ComponentName(Name = "fcs")] private readonly ModuleList<Sequence> _heads;

    /// <summary>Makes a network with initial values for a short training.</summary>
    public HiSdDiscriminator(HiSdOptions options)
        : base(nameof(HiSdDiscriminator))
    {
        ArgumentNullException.ThrowIfNull(options);
        var channels = options.DiscriminatorChannels;
        _trunk = new Sequence(
        [
            new Convolution(3, channels[0], 1, 1, 0, bias: true),
            .. channels.Zip(channels.Skip(1), (inputs, outputs) => new DownBlock(inputs, outputs, normalizes: false)),
            new PictureMean(),
        ]);
        _heads = new ModuleList<Sequence>(
        [
            .. options.Tags.Select(tag => new Sequence([new Convolution(channels[^1] + options.StyleDimension + tag.Conditions.Count, Kinds * tag.Attributes.Count, 1, 1, 0, bias: true)])),
        ]);
        RegisterComponents();
        HiSdInitialValues.Fill(this);
    }

    /// <summary>What the trunk sees in pictures. It computes in the type of its input.</summary>
    /// <param name="images">[N, 3, H, W] in [−1, 1], large enough for the trunk's halvings.</param>
    /// <returns>[N, features], float32.</returns>
    public Tensor Features(Tensor images) => _trunk.call(images).flatten(1);

    /// <summary>Judges what the trunk saw.</summary>
    /// <param name="features">[N, features].</param>
    /// <param name="style">The pictures' style of the tag, [N, style].</param>
    /// <param name="conditions">The tag's conditions, [N, conditions], −1 or 1.</param>
    /// <param name="tag">Which tag.</param>
    /// <param name="attributes">[N], int64: which attribute of the tag each picture is said to have.</param>
    /// <returns>Logits, [N, 2]: against translated pictures, against pictures that went there and back.</returns>
    public Tensor Judge(Tensor features, Tensor style, Tensor conditions, int tag, Tensor attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var all = _heads[tag].call(cat([features, style, conditions], 1).unsqueeze(2).unsqueeze(3)).view(features.shape[0], Kinds, -1);
        return all.gather(2, attributes.view(-1, 1, 1).expand(-1, Kinds, 1)).squeeze(2);
    }
}
