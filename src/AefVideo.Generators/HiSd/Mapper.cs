using AefVideo.Generators.Layers;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using Linear = AefVideo.Generators.Layers.Linear;

namespace AefVideo.Generators.HiSd;

/// <summary>Makes styles of a tag from noise: a part that the tag's attributes share, then each attribute's own.</summary>
internal sealed class Mapper : nn.Module<Tensor, int, Tensor>
{
    [ComponentName(Name = "pre_model")] private readonly Sequence _shared;
    [ComponentName(Name = "post_models")] private readonly ModuleList<Sequence> _own;

    public Mapper(HiSdOptions options, int attributes)
        : base(nameof(Mapper))
    {
        var (shared, own) = (options.SharedMapperChannels, options.OwnMapperChannels);
        _shared = new Sequence([new Linear(options.NoiseDimension, shared[0]), .. Blocks(shared)]);
        _own = new ModuleList<Sequence>([.. Enumerable.Range(0, attributes).Select(_ => new Sequence([.. Blocks(own), new Linear(own[^1], options.StyleDimension)]))]);
        RegisterComponents();
    }

    /// <summary>Styles of one attribute.</summary>
    /// <param name="input1">Noise, [N, noise].</param>
    /// <param name="input2">Which attribute.</param>
    /// <returns>[N, style].</returns>
    public override Tensor forward(Tensor input1, int input2) => _own[input2].call(_shared.call(input1));

    /// <summary>Styles of an attribute of its own for each row.</summary>
    /// <param name="noise">[N, noise].</param>
    /// <param name="attributes">[N], int64.</param>
    /// <returns>[N, style].</returns>
    public Tensor Each(Tensor noise, Tensor attributes)
    {
        var shared = _shared.call(noise);
        var all = stack(_own.Select(own => own.call(shared)), 1);
        return all.gather(1, attributes.view(-1, 1, 1).expand(-1, 1, all.shape[2])).squeeze(1);
    }

    private static IEnumerable<nn.Module<Tensor, Tensor>> Blocks(IReadOnlyList<int> channels) =>
        channels.Zip(channels.Skip(1), (inputs, outputs) => new MapperBlock(inputs, outputs));
}
