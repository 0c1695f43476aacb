using AefVideo.Core.Errors;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Import;
using AefVideo.Tests;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests;

public sealed class GeneratorImportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-import-").FullName;

    private string Imported => Path.Combine(_folder, "imported.safetensors");

    [Theory]
    [InlineData("stargan", "stargan_generator", "stargan_generator.pth")]
    [InlineData("stargan", "stargan_generator", "stargan_generator.legacy.ckpt")]
    [InlineData("attentiongan", "attentiongan_generator", "attentiongan_generator.pth")]
    [InlineData("attentiongan", "attentiongan_generator", "attentiongan_generator.legacy.ckpt")]
    [InlineData("attgan", "attgan_generator_shortcut1_inject0", "attgan_generator_shortcut1_inject0.pth")]
    public void The_authors_checkpoints_give_the_golden_outputs(string network, string goldenName, string file)
    {
        using var golden = Golden.Open(goldenName);
        var source = SharedFiles.Require("reference", "golden", file);
        GeneratorImport.Run(source, Imported, network, 64);
        using var generator = GeneratorFile.Open(Imported);
        Assert.Equal(64, generator.ImageSize);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        golden.AssertEquals("image", generator.Forge(golden["in.image"], new GeneratorCondition(golden["in.attributes"])));
    }

    [Fact]
    public void Hisd_s_checkpoint_gives_the_golden_outputs()
    {
        using var golden = Golden.Open("hisd_generator");
        GeneratorImport.Run(SharedFiles.Require("reference", "golden", "hisd_generator.pth"), Imported, "hisd", 64);
        using var generator = GeneratorFile.Open(Imported);
        Assert.Equal(["Bangs=with", "Bangs=without", "Eyeglasses=with", "Eyeglasses=without"], generator.Edits);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var condition = new GeneratorCondition(golden["out.style_from_noise_tag1_attr0"], Tag: 1);
        var (forged, tap) = generator.ForgeAndTap(golden["in.image"], condition);
        golden.AssertEquals("image_noise_tag1_attr0", forged);
        golden.AssertEquals("tap_encoder", tap);
    }

    [Fact]
    public void The_form_of_injected_labels_is_found_from_the_shapes()
    {
        using var golden = Golden.Open("attgan_generator_shortcut1_inject1");
        var source = Path.Combine(_folder, "attgan.safetensors");
        using (var scope = NewDisposeScope())
            TensorFile.Write(source, golden.State(), new Dictionary<string, string>());
        GeneratorImport.Run(source, Imported, "attgan", 64);
        using var generator = GeneratorFile.Open(Imported);
        using var silent = no_grad();
        using var forging = NewDisposeScope();
        golden.AssertEquals("image", generator.Forge(golden["in.image"], new GeneratorCondition(golden["in.attributes"])));
    }

    [Fact]
    public void Instance_normalisation_is_found_from_the_lack_of_running_statistics()
    {
        var source = Path.Combine(_folder, "attgan.safetensors");
        var options = new AttGanOptions { EncoderWidth = 4, DecoderWidth = 4, ImageSize = 64, DecoderNormalization = AttGanNormalization.Instance };
        using var network = new AttGanGenerator(options);
        network.eval();
        TensorFile.Write(source, network.state_dict(), new Dictionary<string, string>());
        GeneratorImport.Run(source, Imported, "attgan", 64);
        using var generator = GeneratorFile.Open(Imported);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var (images, labels) = (rand(1, 3, 64, 64), ones(1, 13));
        Assert.True(network.call(images, labels).allclose(generator.Forge(images, new GeneratorCondition(labels)), 1e-2, 1e-2));
    }

    [Fact]
    public void A_checkpoint_of_another_network_is_refused()
    {
        var source = SharedFiles.Require("reference", "golden", "attgan_generator_shortcut1_inject0.pth");
        var fault = Assert.Throws<ModelException>(() => GeneratorImport.Run(source, Imported, "stargan", 64));
        Assert.Contains("main.0.weight", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Imported));
    }

    [Fact]
    public void Attributes_must_be_as_many_as_the_labels()
    {
        var source = SharedFiles.Require("reference", "golden", "stargan_generator.pth");
        var fault = Assert.Throws<UsageException>(() => GeneratorImport.Run(source, Imported, "stargan", 64, ["Male", "Young"]));
        Assert.Contains("5 labels", fault.Message, StringComparison.Ordinal);
        GeneratorImport.Run(source, Imported, "stargan", 64, ["A", "B", "C", "D", "E"]);
        using var generator = GeneratorFile.Open(Imported);
        Assert.Equal(["A", "B", "C", "D", "E"], generator.Edits);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
