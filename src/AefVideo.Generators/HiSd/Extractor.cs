using AefVideo.Generators.Layers;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>Reads the styles of all tags off a picture, [N, 3, H, W] to [N, tags, style], float32.</summary>
internal sealed class Extractor : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "model")] private readonly Sequence _model;
    private readonly int _styleDimension;

    public Extractor(HiSdOptions options)
        : base(nameof(Extractor))
    {
        var channels = options.ExtractorChannels;
        _styleDimension = options.StyleDimension;
        _model = new Sequence(
        [
            new Convolution(3, channels[0], 1, 1, 0, bias: true),
            .. channels.Zip(channels.Skip(1), (inputs, outputs) => new DownBlock(inputs, outputs, normalizes: false)),
            new PictureMean(),
            new Convolution(channels[^1], options.Tags.Count * _styleDimension, 1, 1, 0, bias: true),
        ]);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _model.call(input).view(input.shape[0], -1, _styleDimension);
}
