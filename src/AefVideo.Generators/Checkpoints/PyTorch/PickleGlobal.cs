using System.Collections.Frozen;
using static TorchSharp.torch;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>The Python objects that a checkpoint may name. There are no others: whatever else it asks for is refused.</summary>
internal sealed class PickleGlobal
{
    /// <summary><c>collections.OrderedDict</c>.</summary>
    public static readonly PickleGlobal OrderedDictionary = new();

    /// <summary><c>torch._utils._rebuild_tensor_v2</c>.</summary>
    public static readonly PickleGlobal RebuildTensor = new();

    /// <summary><c>torch._utils._rebuild_parameter</c>.</summary>
    public static readonly PickleGlobal RebuildParameter = new();

    /// <summary><c>torch.Size</c>.</summary>
    public static readonly PickleGlobal Size = new();

    private static readonly FrozenDictionary<string, PickleGlobal> s_known = new Dictionary<string, PickleGlobal>
    {
        ["collections.OrderedDict"] = OrderedDictionary,
        ["torch._utils._rebuild_tensor_v2"] = RebuildTensor,
        ["torch._utils._rebuild_parameter"] = RebuildParameter,
        ["torch.Size"] = Size,
        ["torch.FloatStorage"] = new() { StorageType = ScalarType.Float32 },
        ["torch.HalfStorage"] = new() { StorageType = ScalarType.Float16 },
        ["torch.BFloat16Storage"] = new() { StorageType = ScalarType.BFloat16 },
        ["torch.DoubleStorage"] = new() { StorageType = ScalarType.Float64 },
        ["torch.LongStorage"] = new() { StorageType = ScalarType.Int64 },
        ["torch.IntStorage"] = new() { StorageType = ScalarType.Int32 },
        ["torch.ShortStorage"] = new() { StorageType = ScalarType.Int16 },
        ["torch.CharStorage"] = new() { StorageType = ScalarType.Int8 },
        ["torch.ByteStorage"] = new() { StorageType = ScalarType.Byte },
        ["torch.BoolStorage"] = new() { StorageType = ScalarType.Bool },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private PickleGlobal()
    {
    }

    /// <summary>The element type, where this is a storage class.</summary>
    public ScalarType? StorageType { get; private init; }

    /// <summary>The object of a dotted name, or null.</summary>
    public static PickleGlobal? Find(string name) => s_known.GetValueOrDefault(name);
}
