using AefVideo.Generators.Checkpoints;
using AefVideo.Tests;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.Checkpoints;

/// <summary>The checkpoints beside these tests, and comparisons of what was read.</summary>
internal static class Checkpoint
{
    /// <summary>Path of a file that fixtures/make_fixtures.py made.</summary>
    public static string Fixture(string name) => SharedFiles.InRepository("tests", "AefVideo.Generators.Tests", "Checkpoints", "fixtures", name);

    /// <summary>What reading a file may allocate, on the managed heap and outside: four times its size, the allowance for small files, and an exception.</summary>
    public static long MemoryLimit(byte[] file) => 4L * file.Length + AllocationBudget.Allowance + 64 * 1024;

    /// <summary>The same names, types, shapes and bits.</summary>
    public static void AssertSame(IReadOnlyDictionary<string, Tensor> expected, IReadOnlyDictionary<string, Tensor> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, tensor) in expected) AssertSame(tensor, actual[name], name);
    }

    /// <summary>The same type, shape and bits.</summary>
    public static void AssertSame(Tensor expected, Tensor actual, string name)
    {
        Assert.True(expected.dtype == actual.dtype, $"{name} is of type {actual.dtype} instead of {expected.dtype}");
        Assert.True(expected.shape.SequenceEqual(actual.shape), $"{name} has the shape [{string.Join(',', actual.shape)}] instead of [{string.Join(',', expected.shape)}]");
        Assert.True(expected.bytes.SequenceEqual(actual.bytes), $"{name} has other numbers");
    }

    /// <summary>Those tensors of a state whose names begin so, without the beginning.</summary>
    public static Dictionary<string, Tensor> Below(this NetworkState state, string prefix) =>
        state.Tensors.Where(named => named.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(named => named.Key[prefix.Length..], named => named.Value);
}
