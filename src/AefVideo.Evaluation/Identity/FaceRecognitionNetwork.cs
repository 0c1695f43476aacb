using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Generators.Checkpoints;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Identity;

/// <summary>
/// Describes a face by 128 numbers that are near each other for pictures of the same person: dlib's face recognition network (Davis King; ResNet-34 with fewer layers and half the width, 29 convolutions),
/// as the npm package <c>@vladmandic/face-api</c> has it. It is neither trained nor attacked here: no gradients are recorded.
/// </summary>
public sealed class FaceRecognitionNetwork : nn.Module<Tensor, Tensor>
{
    /// <summary>Width and height at which the network sees a face, in pixels.</summary>
    public const int InputSize = 150;

    /// <summary>How many numbers describe a face.</summary>
    public const int DescriptorLength = 128;

    private const string NetworkKey = "network";
    private const string NetworkName = "face_recognition";
    private const double LargestByte = 255;
    private static readonly float[] MeanColour = [122.782f, 117.001f, 104.298f];

    [ComponentName(Name = "conv32_down")] private readonly Conv2d _stem;
    [ComponentName(Name = "fc")] private readonly Linear _head;
    private readonly ResidualBlock[] _blocks;
    private readonly Tensor _mean;

    private FaceRecognitionNetwork()
        : base(nameof(FaceRecognitionNetwork))
    {
        _stem = nn.Conv2d(3, 32, 7, stride: 2);
        _head = nn.Linear(256, DescriptorLength, hasBias: false);
        RegisterComponents();
        var blocks = new List<ResidualBlock>();
        long width = 32;
        foreach (var (name, outputs) in (ReadOnlySpan<(string, long)>)
        [
            ("conv32_1", 32), ("conv32_2", 32), ("conv32_3", 32),
            ("conv64_down", 64), ("conv64_1", 64), ("conv64_2", 64), ("conv64_3", 64),
            ("conv128_down", 128), ("conv128_1", 128), ("conv128_2", 128),
            ("conv256_down", 256), ("conv256_1", 256), ("conv256_2", 256), ("conv256_down_out", 256),
        ])
        {
            var block = new ResidualBlock(width, outputs, halving: name.Contains("down", StringComparison.Ordinal));
            register_module(name, block);
            blocks.Add(block);
            width = outputs;
        }
        _blocks = [.. blocks];
        _mean = tensor(MeanColour, [1, 3, 1, 1]).DetachFromDisposeScope();
        eval();
    }

    /// <summary>Opens the network that comes with the program.</summary>
    /// <exception cref="EnvironmentException">It is not there.</exception>
    /// <exception cref="ModelException">It is damaged.</exception>
    public static FaceRecognitionNetwork OpenShipped() => Open(MediaFolder.Find("models", "face_recognition.safetensors"));

    /// <summary>Opens a network that <c>tools/ModelConversion/face_recognition.py</c> has written.</summary>
    /// <exception cref="ModelException">The file cannot be read, is damaged, or holds another network.</exception>
    public static FaceRecognitionNetwork Open(string path)
    {
        using var state = TensorFile.Read(path);
        if (!state.Metadata.TryGetValue(NetworkKey, out var name) || name != NetworkName)
            throw new ModelException($"{path} does not say that it holds the network “{NetworkName}”; media/README.md tells how that file is made.");
        var network = new FaceRecognitionNetwork();
        try
        {
            StateLoader.Load(network, state, path);
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Describes faces.</summary>
    /// <param name="input">
    /// [N, 3, H, W], red, green and blue in [−1, 1] (values beyond are saturated): square cuts around faces, from the brows to below the mouth with a quarter of a face around, of any size; resized inside.
    /// <see cref="IdentitySimilarity.Cut" /> makes them of aligned pictures.
    /// </param>
    /// <returns>float32 [N, 128], of a length near 1.3; belongs to the caller's dispose scope.</returns>
    /// <exception cref="ArgumentException">The input is not such a batch.</exception>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.shape is not [_, 3, > 0, > 0]) throw new ArgumentException($"Pictures are [N, 3, H, W], not [{string.Join(", ", input.shape)}].", nameof(input));
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var bytes = Resize(input.@float().clamp(-1, 1)).add(1).mul(LargestByte / 2);
        var maps = nn.functional.max_pool2d(_stem.call((bytes - _mean) / LargestByte).relu(), 3, stride: 2);
        foreach (var block in _blocks) maps = block.call(maps);
        return _head.call(maps.mean([2, 3])).MoveToOuterDisposeScope();
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) _mean.Dispose();
        base.Dispose(disposing);
    }

    // With antialiasing, so that larger pictures are averaged and smaller ones interpolated.
    private static Tensor Resize(Tensor images) => images.shape is [_, _, InputSize, InputSize]
        ? images
        : nn.functional.interpolate(images, [InputSize, InputSize], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);
}
