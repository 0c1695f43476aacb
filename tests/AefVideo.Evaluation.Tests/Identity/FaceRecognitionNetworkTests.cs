using AefVideo.Core.Errors;
using AefVideo.Evaluation.Identity;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Data;
using AefVideo.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Tests.Identity;

public sealed class FaceRecognitionNetworkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-identity-").FullName;

    /// <summary>What the package itself (1.7.15, TensorFlow.js on the processor) says of the square of 150 pixels at (150, 45) of <c>media/astronaut.png</c>.</summary>
    private static readonly float[] s_astronaut =
    [
        -0.08412f, 0.07725f, 0.02576f, 0.04398f, -0.15747f, 0.02613f, -0.00678f, -0.13094f,
        0.06146f, -0.06345f, 0.19295f, -0.08576f, -0.29175f, -0.06994f, 0.05395f, 0.13823f,
        -0.11648f, -0.10131f, -0.16688f, -0.08020f, 0.00895f, 0.09124f, 0.00346f, 0.04723f,
        -0.16540f, -0.36622f, -0.05904f, -0.11297f, 0.04557f, -0.05397f, -0.08574f, 0.08953f,
        -0.14360f, -0.03363f, 0.06181f, 0.02066f, -0.00731f, -0.07509f, 0.17784f, -0.07519f,
        -0.22730f, -0.00462f, 0.07190f, 0.26121f, 0.26561f, -0.04920f, -0.01076f, -0.02789f,
        0.12843f, -0.22418f, 0.01366f, 0.13589f, 0.14663f, 0.08758f, 0.04591f, -0.14319f,
        -0.00113f, 0.17458f, -0.24619f, 0.02179f, -0.00912f, -0.14256f, 0.00963f, -0.05216f,
        0.18384f, 0.06904f, -0.12014f, -0.16502f, 0.13512f, -0.20183f, -0.03948f, 0.05497f,
        -0.19047f, -0.20102f, -0.41149f, 0.03503f, 0.43910f, 0.17881f, -0.27400f, -0.02879f,
        -0.02468f, -0.04077f, 0.09034f, 0.08786f, -0.04753f, -0.11057f, -0.12281f, 0.05716f,
        0.22728f, -0.05431f, -0.05358f, 0.25478f, 0.02217f, -0.03631f, 0.02724f, 0.10743f,
        -0.12622f, -0.06574f, -0.09642f, -0.00899f, 0.02803f, -0.09551f, 0.04444f, 0.21436f,
        -0.18722f, 0.21664f, -0.01983f, 0.00890f, -0.01255f, -0.05196f, -0.04982f, -0.01351f,
        0.16549f, -0.22614f, 0.14538f, 0.16133f, 0.03615f, 0.15387f, -0.03501f, 0.02701f,
        -0.05255f, -0.00057f, -0.19384f, -0.09443f, 0.09821f, -0.05959f, 0.05046f, 0.04836f,
    ];

    [Fact]
    public async Task The_descriptor_is_that_of_the_package()
    {
        using var network = FaceRecognitionNetwork.OpenShipped();
        using var face = await AstronautAsync();
        using var scope = NewDisposeScope();
        var descriptor = network.call(face);
        Assert.Equal([1, FaceRecognitionNetwork.DescriptorLength], descriptor.shape);
        var furthest = descriptor.sub(tensor(s_astronaut)).abs().max().item<float>();
        TestContext.Current.TestOutputHelper?.WriteLine($"largest difference from the package: {furthest:E2}");
        // The weights are in half precision here.
        Assert.InRange(furthest, 0, 1e-3f);
    }

    [Theory]
    [InlineData(96)]
    [InlineData(151)]
    [InlineData(300)]
    public async Task The_size_of_the_picture_hardly_matters(int size)
    {
        using var network = FaceRecognitionNetwork.OpenShipped();
        using var face = await AstronautAsync();
        using var scope = NewDisposeScope();
        var resized = nn.functional.interpolate(face, [size, size], mode: InterpolationMode.Bilinear, antialias: true);
        Assert.InRange(IdentitySimilarity.Cosine(network.call(face), network.call(resized)).item<float>(), 0.985f, 1.001f);
    }

    [Fact]
    public async Task A_picture_is_described_alike_alone_and_among_others_and_values_beyond_saturate()
    {
        using var network = FaceRecognitionNetwork.OpenShipped();
        using var face = await AstronautAsync();
        using var scope = NewDisposeScope();
        var beyond = face * 3;
        var together = network.call(cat([beyond, face, face.flip(3)]));
        Assert.InRange((together[1] - network.call(face)[0]).abs().max().item<float>(), 0, 1e-5f);
        Assert.InRange((together[0] - network.call(beyond.clamp(-1, 1))[0]).abs().max().item<float>(), 0, 1e-5f);
    }

    [Fact]
    public async Task Describing_leaves_nothing_but_the_descriptors()
    {
        using var face = await AstronautAsync();
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        using (var network = FaceRecognitionNetwork.OpenShipped())
        {
            network.call(face).Dispose();
            var opened = statistics.ThreadTotalLiveCount;
            for (var i = 0; i < 5; i++)
            {
                using var descriptor = network.call(face);
                Assert.False(descriptor.requires_grad);
                Assert.Equal(opened + 1, statistics.ThreadTotalLiveCount);
            }
        }
        Assert.Equal(before, statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void What_is_no_batch_of_pictures_is_refused()
    {
        using var network = FaceRecognitionNetwork.OpenShipped();
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => network.call(zeros(3, 150, 150)));
        Assert.Throws<ArgumentException>(() => network.call(zeros(1, 1, 150, 150)));
    }

    [Fact]
    public void Bad_files_are_refused()
    {
        var shipped = SharedFiles.InRepository("media", "models", "face_recognition.safetensors");
        using var state = TensorFile.Read(shipped);
        Assert.Contains("no.safetensors", Refusal(Path.Combine(_folder, "no.safetensors")));
        Assert.Contains("face_recognition", Refusal(SharedFiles.InRepository("media", "models", "stargan.safetensors")));
        Assert.Contains("fc.weight", Refusal(Written(state.Tensors.Where(named => named.Key != "fc.weight"), state.Metadata)));
        Assert.Contains("does not say", Refusal(Written(state.Tensors, new Dictionary<string, string>())));

        var cut = Path.Combine(_folder, "cut.safetensors");
        File.WriteAllBytes(cut, File.ReadAllBytes(shipped)[..1_000_000]);
        Assert.Contains("cut.safetensors", Refusal(cut));
    }

    [Fact]
    public void The_file_says_where_it_is_from()
    {
        using var state = TensorFile.Read(SharedFiles.InRepository("media", "models", "face_recognition.safetensors"));
        Assert.Equal("face_recognition", state.Metadata["network"]);
        Assert.Contains("@vladmandic/face-api", state.Metadata["source"]);
        Assert.Equal("1.7.15", state.Metadata["version"]);
        Assert.Equal("MIT", state.Metadata["licence"]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Refusal(string path) => Assert.Throws<ModelException>(() => FaceRecognitionNetwork.Open(path)).Message;

    private string Written(IEnumerable<KeyValuePair<string, Tensor>> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        TensorFile.Write(path, new Dictionary<string, Tensor>(tensors), metadata);
        return path;
    }

    private static async Task<Tensor> AstronautAsync()
    {
        var options = new FaceDatasetOptions { Directory = SharedFiles.InRepository("media"), ImageSize = 512, Layout = FaceDataLayout.Folder };
        using var pictures = await FaceDataset.LoadAsync(options, null, TestContext.Current.CancellationToken);
        Assert.Equal(["astronaut.png"], pictures.Names);
        using var picture = pictures.Images([0]);
        using var rows = picture.narrow(2, 45, FaceRecognitionNetwork.InputSize);
        using var face = rows.narrow(3, 150, FaceRecognitionNetwork.InputSize);
        return face.clone();
    }
}
