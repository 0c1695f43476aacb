using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.StarGan;
using AefVideo.Tests;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AefVideo.Generators.Tests.Checkpoints;

public sealed class StateLoaderTests
{
    private static readonly IReadOnlyDictionary<string, string> s_none = new Dictionary<string, string>();

    [Fact]
    public void Weights_and_statistics_arrive_by_name()
    {
        using var network = Normalised();
        using var state = Full();
        StateLoader.Load(network, state, "file");
        var loaded = network.state_dict();
        Checkpoint.AssertSame(state.Tensors, loaded.Where(named => state.Tensors.ContainsKey(named.Key)).ToDictionary());
        Assert.True(loaded["0.weight"].requires_grad);
    }

    [Theory]
    [InlineData("0.weight", null, "file does not fit the network: it lacks “0.weight”.")]
    [InlineData("0.weight", "0.weights", "file does not fit the network: it lacks “0.weight”; it has “0.weights”, which the network does not know.")]
    [InlineData("1.running_mean", null, "file does not fit the network: it lacks “1.running_mean”.")]
    public void Names_that_differ_are_named(string without, string? with, string message)
    {
        using var network = Normalised();
        using var complete = Full();
        using var state = new NetworkState(s_none);
        foreach (var (name, tensor) in complete.Tensors)
            if (name != without) state.Add(name, tensor.alias());
        if (with is not null) state.Add(with, ones(1));
        foreach (var optional in new[] { false, true })
            Assert.Equal(message, Assert.Throws<ModelException>(() => StateLoader.Load(network, state, "file", optional)).Message);
    }

    [Fact]
    public void Shapes_that_differ_are_named_and_nothing_is_loaded()
    {
        using var network = Normalised();
        using var state = Full(channels: 3);
        var before = network.state_dict()["1.weight"].data<float>().ToArray();
        var message = Assert.Throws<ModelException>(() => StateLoader.Load(network, state, "file")).Message;
        Assert.StartsWith("file does not fit the network: its “0.weight” has the shape [3,3,1,1] where the network has [2,3,1,1], and ", message, StringComparison.Ordinal);
        Assert.Equal(before, network.state_dict()["1.weight"].data<float>().ToArray());
    }

    [Fact]
    public void Many_names_are_shortened()
    {
        using var network = Normalised();
        using var state = new NetworkState(s_none);
        Assert.EndsWith(" and 1 more.", Assert.Throws<ModelException>(() => StateLoader.Load(network, state, "file")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Running_statistics_may_lack_or_be_too_much_where_the_network_does_without()
    {
        using var tracking = Normalised();
        using var bare = Sequential(Conv2d(3, 2, 1), InstanceNorm2d(2, affine: true, track_running_stats: false));
        using var full = Full();
        using var without = new NetworkState(s_none);
        foreach (var (name, tensor) in full.Tensors)
            if (!name.Contains("running", StringComparison.Ordinal)) without.Add(name, tensor.alias());
        Assert.Throws<ModelException>(() => StateLoader.Load(tracking, without, "file"));
        StateLoader.Load(tracking, without, "file", statisticsOptional: true);
        Checkpoint.AssertSame(full.Tensors["0.weight"], tracking.state_dict()["0.weight"], "0.weight");
        Assert.Throws<ModelException>(() => StateLoader.Load(bare, full, "file"));
        StateLoader.Load(bare, full, "file", statisticsOptional: true);
        Checkpoint.AssertSame(full.Tensors["1.weight"], bare.state_dict()["1.weight"], "1.weight");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_prototype_without_running_statistics_loads_into_a_network_with_and_without(bool runningStatistics)
    {
        var path = SharedFiles.Require("reference", "prototype_stargan_128.safetensors");
        using var network = new StarGanGenerator(new StarGanOptions { Width = 24, ResidualBlocks = 4, ImageSize = 128, RunningStatistics = runningStatistics });
        using var state = TensorFile.Read(path);
        StateLoader.Load(network, state, path, statisticsOptional: true);
        var loaded = network.state_dict();
        foreach (var (name, tensor) in state.Tensors) Checkpoint.AssertSame(tensor, loaded[name], name);
        Assert.Equal(runningStatistics, loaded.Keys.Any(name => name.EndsWith(".running_mean", StringComparison.Ordinal)));
    }

    private static Module<Tensor, Tensor> Normalised() => Sequential(Conv2d(3, 2, 1), InstanceNorm2d(2, affine: true, track_running_stats: true));

    /// <summary>All that the network needs, without the counter that none computes with.</summary>
    private static NetworkState Full(int channels = 2)
    {
        var state = new NetworkState(s_none);
        state.Add("0.weight", randn(channels, 3, 1, 1));
        foreach (var name in new[] { "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var" }) state.Add(name, randn(channels));
        return state;
    }
}
