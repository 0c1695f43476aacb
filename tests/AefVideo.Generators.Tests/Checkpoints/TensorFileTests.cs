using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Generators.Checkpoints;
using AefVideo.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.Checkpoints;

public sealed class TensorFileTests
{
    [Fact]
    public void Every_type_is_written_and_read_to_the_bit_and_half_sizes_become_single()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var values = new[] { 0f, -0f, 1.1f, -2.5f, float.NaN, float.Epsilon };
        var tensors = new OrderedDictionary<string, Tensor>
        {
            ["single"] = tensor(values).reshape(2, 3),
            ["transposed"] = tensor(values).reshape(2, 3).transpose(0, 1),
            ["half"] = tensor(values).to(ScalarType.Float16),
            ["brain"] = tensor(values).to(ScalarType.BFloat16),
            ["double"] = tensor(new[] { Math.PI }),
            ["long"] = tensor(new[] { long.MinValue, long.MaxValue }),
            ["int"] = tensor(new[] { int.MinValue }),
            ["short"] = tensor(new[] { short.MinValue }),
            ["char"] = tensor(new[] { sbyte.MinValue }),
            ["byte"] = tensor(new byte[] { 0, 255 }),
            ["bool"] = tensor(new[] { true, false }),
            ["scalar"] = tensor(3f),
            ["none"] = zeros(0, 4),
        };
        TensorFile.Write(folder["f"], tensors, new Dictionary<string, string> { ["step"] = "12" });
        using var state = TensorFile.Read(folder["f"]);
        foreach (var name in new[] { "half", "brain" }) tensors[name] = tensors[name].to(ScalarType.Float32);
        tensors["transposed"] = tensors["transposed"].contiguous();
        Checkpoint.AssertSame(tensors, state.Tensors);
        Assert.Equal("12", Assert.Single(state.Metadata).Value);
        Assert.Equal(["f"], folder.Names);
        using var file = SafetensorsFile.Open(folder["f"]);
        Assert.Equal(SafetensorsType.F16, file.Require("half").Type);
        Assert.Equal(SafetensorsType.BF16, file.Require("brain").Type);
    }

    [Fact]
    public void Half_shrinks_floating_point_only_and_refuses_what_would_become_infinite()
    {
        using var folder = new TemporaryFolder();
        using var scope = NewDisposeScope();
        var tensors = new Dictionary<string, Tensor> { ["a"] = tensor(new[] { 0.1f, 65504, float.PositiveInfinity }), ["d"] = tensor(new[] { 0.5 }), ["n"] = tensor(new[] { 1L << 40 }), ["none"] = zeros(0) };
        TensorFile.Write(folder["f"], tensors, new Dictionary<string, string>(), half: true);
        using (var state = TensorFile.Read(folder["f"]))
        {
            Assert.Equal([0.099975586f, 65504, float.PositiveInfinity], state.Tensors["a"].data<float>().ToArray());
            Assert.Equal([0.5f], state.Tensors["d"].data<float>().ToArray());
            Checkpoint.AssertSame(tensors["n"], state.Tensors["n"], "n");
        }
        tensors["a"] = tensor(new[] { -70000f });
        var fault = Assert.Throws<ModelException>(() => TensorFile.Write(folder["g"], tensors, new Dictionary<string, string>(), half: true));
        Assert.Contains("“a” holds numbers beyond ±65504", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["f"], folder.Names);
    }

    [Fact]
    public void A_state_outlives_scopes_and_leaves_no_tensor_behind()
    {
        using var folder = new TemporaryFolder();
        using (var one = ones(3))
        using (var half = one.to(ScalarType.Float16))
            TensorFile.Write(folder["f"], new Dictionary<string, Tensor> { ["one"] = one, ["half"] = half }, new Dictionary<string, string>());
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        NetworkState state;
        using (NewDisposeScope()) state = TensorFile.Read(folder["f"]);
        Assert.Equal(before + 2, statistics.ThreadTotalLiveCount);
        Assert.Equal([1f, 1f, 1f], state.Tensors["half"].data<float>().ToArray());
        state.Dispose();
        state.Dispose();
        Assert.Equal(before, statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Damage_that_the_header_does_not_show_is_reported_and_nothing_is_left()
    {
        using var folder = new TemporaryFolder();
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        SafetensorsWriter.Write(folder["bool"], [SafetensorsTensor.FromSingles("a", [1], [1]), new("b", SafetensorsType.BOOL, [2], new byte[] { 1, 2 })]);
        Assert.Contains("neither 0 nor 1", Assert.Throws<ModelException>(() => TensorFile.Read(folder["bool"])).Message, StringComparison.Ordinal);
        SafetensorsWriter.Write(folder["wide"], [new("a", SafetensorsType.U64, [1], new byte[8])]);
        Assert.Contains("type U64", Assert.Throws<ModelException>(() => TensorFile.Read(folder["wide"])).Message, StringComparison.Ordinal);
        SafetensorsWriter.Write(folder["absurd"], [new("a", SafetensorsType.U8, [0, long.MaxValue, long.MaxValue], default)]);
        Assert.Contains("the shape [0,", Assert.Throws<ModelException>(() => TensorFile.Read(folder["absurd"])).Message, StringComparison.Ordinal);
        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void The_prototype_is_read_as_it_lies_in_the_file()
    {
        var path = SharedFiles.Require("reference", "prototype_stargan_128.safetensors");
        using var state = TensorFile.Read(path);
        using var file = SafetensorsFile.Open(path);
        Assert.Equal(file.Tensors.Count, state.Tensors.Count);
        foreach (var (name, read) in state.Tensors) Assert.Equal(file.ReadSingles(name), read.data<float>().ToArray());
        Assert.Equal("24", state.Metadata["conv_dim"]);
    }
}
