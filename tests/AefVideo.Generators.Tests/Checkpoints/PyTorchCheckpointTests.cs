using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Checkpoints.PyTorch;
using AefVideo.Tests;
using TorchSharp;

namespace AefVideo.Generators.Tests.Checkpoints;

public sealed class PyTorchCheckpointTests
{
    [Theory]
    [InlineData("stargan_generator.pth", "stargan_generator.safetensors")]
    [InlineData("stargan_generator.legacy.ckpt", "stargan_generator.safetensors")]
    [InlineData("attentiongan_generator.pth", "attentiongan_generator.safetensors")]
    [InlineData("attentiongan_generator.legacy.ckpt", "attentiongan_generator.safetensors")]
    [InlineData("attgan_generator_shortcut1_inject0.pth", "attgan_generator_shortcut1_inject0.safetensors")]
    [InlineData("hisd_generator.pth", "hisd_generator.safetensors")]
    public void The_golden_twins_are_equal(string checkpoint, string twin)
    {
        using var read = PyTorchCheckpoint.Read(SharedFiles.Require("reference", "golden", checkpoint));
        using var expected = TensorFile.Read(SharedFiles.Require("reference", "golden", twin));
        Checkpoint.AssertSame(expected.Below("state."), read.Tensors);
        Assert.Empty(read.Metadata);
    }

    [Theory]
    [InlineData("kinds.pth")]
    [InlineData("kinds_protocol4.pth")]
    [InlineData("kinds_deflated.pth")]
    [InlineData("kinds.legacy.ckpt")]
    [InlineData("kinds_protocol4.legacy.ckpt")]
    public void Every_type_and_every_kind_of_view_is_read(string name)
    {
        using var expected = TensorFile.Read(Checkpoint.Fixture("kinds.safetensors"));
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        using (var read = PyTorchCheckpoint.Read(Checkpoint.Fixture(name)))
        {
            Checkpoint.AssertSame(expected.Tensors, read.Tensors);
            Assert.Equal(expected.Tensors.Keys, read.Tensors.Keys);
            Assert.Equal(before + read.Tensors.Count, statistics.ThreadTotalLiveCount);
        }
        Assert.Equal(before, statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void The_generator_is_found_among_what_the_authors_saved()
    {
        AssertGenerator("attgan_wrapper.pth", WrapperKeys.AttGan, "generator.safetensors");
        AssertGenerator("hisd_wrapper.pth", WrapperKeys.HiSd, "averaged.safetensors");
        AssertGenerator("hisd_wrapper.pth", ["gen"], "generator.safetensors");
        AssertGenerator("parallel_wrapper.pth", WrapperKeys.None, "generator.safetensors");
    }

    [Theory]
    [InlineData("attgan_wrapper.pth", "holds several dictionaries (“G”, “D”, “optim_G”), and none of them is the one this network's authors write.")]
    [InlineData("one_tensor.pth", "holds one tensor, where a dictionary of tensors is needed.")]
    [InlineData("command.pth", "asks for the Python object `posix.system`; only tensors, dictionaries and numbers are read from a checkpoint.")]
    [InlineData("command.legacy.ckpt", "asks for the Python object `posix.system`; only tensors, dictionaries and numbers are read from a checkpoint.")]
    [InlineData("whole_module.pth", "asks for the Python object `torch.nn.modules.linear.Linear`; only tensors, dictionaries and numbers are read from a checkpoint.")]
    [InlineData("generator.safetensors", "is no PyTorch checkpoint: it begins as neither of PyTorch's formats does.")]
    [InlineData("absent.pth", "does not exist.")]
    [InlineData("", "is a folder, not a checkpoint.")]
    public void What_cannot_be_used_gives_one_sentence(string name, string says)
    {
        var path = Checkpoint.Fixture(name);
        Assert.StartsWith($"{path} {says}", Assert.Throws<ModelException>(() => PyTorchCheckpoint.Read(path)).Message, StringComparison.Ordinal);
    }

    private static void AssertGenerator(string checkpoint, IReadOnlyList<string> wrapperKeys, string expected)
    {
        using var read = PyTorchCheckpoint.Read(Checkpoint.Fixture(checkpoint), wrapperKeys);
        using var wanted = TensorFile.Read(Checkpoint.Fixture(expected));
        Checkpoint.AssertSame(wanted.Tensors, read.Tensors);
    }
}
