using System.Security.Cryptography;
using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Checkpoints.PyTorch;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.Checkpoints;

public sealed class CheckpointImportTests
{
    private static readonly Dictionary<string, string> s_metadata = new() { ["network"] = "linear", ["width"] = "3" };

    [Theory]
    [InlineData("attgan_wrapper.pth", "generator.safetensors", "G")]
    [InlineData("hisd_wrapper.pth", "averaged.safetensors", "gen_test", "gen")]
    [InlineData("parallel_wrapper.pth", "generator.safetensors")]
    [InlineData("generator.safetensors", "generator.safetensors")]
    public void A_checkpoint_that_fits_becomes_a_file_that_says_where_it_is_from(string source, string expected, params string[] wrapperKeys)
    {
        using var folder = new TemporaryFolder();
        using var network = nn.Linear(3, 2);
        var before = network.weight!.data<float>().ToArray();
        var path = Checkpoint.Fixture(source);
        CheckpointImport.Import(path, folder["imported"], network, s_metadata, wrapperKeys);

        using var imported = TensorFile.Read(folder["imported"]);
        using var wanted = TensorFile.Read(Checkpoint.Fixture(expected));
        Checkpoint.AssertSame(wanted.Tensors, imported.Tensors);
        Assert.Equal("linear", imported.Metadata["network"]);
        Assert.Equal("3", imported.Metadata["width"]);
        Assert.Equal(source, imported.Metadata[CheckpointImport.SourceKey]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), imported.Metadata[CheckpointImport.SourceHashKey]);
        Assert.Matches(@"^AefVideo \d+\.\d+", imported.Metadata[CheckpointImport.ToolKey]);
        Assert.Equal(before, network.weight!.data<float>().ToArray());

        using var loaded = nn.Linear(3, 2);
        StateLoader.Load(loaded, imported, "imported");
        Checkpoint.AssertSame(wanted.Tensors, loaded.state_dict());
    }

    [Fact]
    public void A_checkpoint_that_does_not_fit_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var network = nn.Linear(4, 2);
        var path = Checkpoint.Fixture("attgan_wrapper.pth");
        var fault = Assert.Throws<ModelException>(() => CheckpointImport.Import(path, folder["imported"], network, s_metadata, WrapperKeys.AttGan));
        Assert.Equal($"{path} does not fit the network: its “weight” has the shape [2,3] where the network has [2,4].", fault.Message);
        Assert.Contains("does not exist", Assert.Throws<ModelException>(() => CheckpointImport.Import(folder["absent"], folder["imported"], network, s_metadata, [])).Message, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void The_networks_types_are_written()
    {
        using var folder = new TemporaryFolder();
        using var network = nn.Linear(3, 2);
        using (var weight = ones(2, 3, ScalarType.Float64))
        using (var bias = ones(2, ScalarType.Float64))
            TensorFile.Write(folder["double"], new Dictionary<string, Tensor> { ["weight"] = weight, ["bias"] = bias }, s_metadata);
        CheckpointImport.Import(folder["double"], folder["imported"], network, s_metadata, []);
        using var imported = TensorFile.Read(folder["imported"]);
        Assert.All(imported.Tensors.Values, tensor => Assert.Equal(ScalarType.Float32, tensor.dtype));
    }
}
