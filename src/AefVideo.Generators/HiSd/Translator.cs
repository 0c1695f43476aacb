using AefVideo.Generators.Layers;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using Convolution = AefVideo.Generators.Layers.Convolution;
using Linear = AefVideo.Generators.Layers.Linear;

namespace AefVideo.Generators.HiSd;

/// <summary>Changes an encoding to a style of its tag: features where the mask is open, the encoding as it was where it is closed.</summary>
internal sealed class Translator : nn.Module<Tensor, Tensor, Tensor>
{
    [ComponentName(Name = "model")] private readonly ModuleList<nn.Module> _model;
    [ComponentName(Name = "style_to_params")] private readonly Linear _styleToParameters;
    [ComponentName(Name = "features")] private readonly Sequence _features;
    [ComponentName(Name = "masks")] private readonly Sequence _masks;
    private readonly StyledBlock[] _blocks;

    public Translator(HiSdOptions options)
        : base(nameof(Translator))
    {
        var (encoding, channels) = (options.EncoderChannels[^1], options.TranslatorChannels);
        _blocks = [.. channels.Zip(channels.Skip(1), (inputs, outputs) => new StyledBlock(inputs, outputs))];
        _model = new ModuleList<nn.Module>([new Convolution(encoding, channels[0], 1, 1, 0, bias: true), .. _blocks]);
        _styleToParameters = new Linear(options.StyleDimension, _blocks.Sum(block => block.Parameters));
        _features = new Sequence([new Convolution(channels[^1], encoding, 1, 1, 0, bias: true)]);
        _masks = new Sequence([new Convolution(channels[^1], encoding, 1, 1, 0, bias: true)]);
        RegisterComponents();
    }

    /// <param name="input1">The encoding, [N, C, H, W].</param>
    /// <param name="input2">The style, [N, style], float32.</param>
    /// <returns>[N, C, H, W].</returns>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        var parameters = _styleToParameters.call(input2);
        var middle = ((Convolution)_model[0]).call(input1);
        long used = 0;
        foreach (var block in _blocks)
        {
            middle = block.call(middle, parameters.narrow(1, used, block.Parameters));
            used += block.Parameters;
        }
        return input1 + (_features.call(middle) - input1) * _masks.call(middle).sigmoid();
    }
}
