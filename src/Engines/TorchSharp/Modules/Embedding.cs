using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Rows of a table by their numbers.</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long _paddingIndex;
    private readonly double? _maximalNorm;
    private readonly double _normType;
    private readonly bool _scaleByFrequency;
    private readonly bool _sparse;
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;

    internal Embedding(long count, long dimensions, long? paddingIndex, double? maximalNorm, double normType, bool scaleByFrequency, bool sparse, Device? device, ScalarType? dtype) : base(nameof(Embedding))
    {
        _paddingIndex = paddingIndex is null ? -1 : paddingIndex < 0 ? count + paddingIndex.Value : paddingIndex.Value;
        _maximalNorm = maximalNorm;
        _normType = normType;
        _scaleByFrequency = scaleByFrequency;
        _sparse = sparse;
        weight = new Parameter(empty([count, dimensions], dtype, device));
        nn.init.normal_(weight);
        if (_paddingIndex < 0) return;
        using var silent = no_grad();
        using var row = weight[_paddingIndex];
        row.zero_();
    }

    public Parameter? weight
    {
        get => _weight;
        set => Hold(ref _weight, value ?? throw new ArgumentNullException(nameof(value)), nameof(weight));
    }

    public override Tensor forward(Tensor input)
    {
        if (_maximalNorm is not null)
        {
            using var silent = no_grad();
            Native.Aten.Run("embedding_renorm_", weight, input, _maximalNorm.Value, _normType);
        }
        return Native.Aten.Call("embedding", weight, input, _paddingIndex, _scaleByFrequency, _sparse);
    }
}
