using AefVideo.Generators;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Refinement;

/// <summary>A generator that breaks.</summary>
internal sealed class FailingGenerator : IGenerator
{
    public const string Message = "The network is out of order.";

    public GeneratorFamily Family => GeneratorFamily.StarGan;

    public int ImageSize => 32;

    public string Fingerprint => "none";

    public IReadOnlyList<string> Edits => ["Blond_Hair"];

    public IReadOnlyList<string> SourceAttributes => [];

    public ScalarType ComputeType { get; set; } = ScalarType.Float32;

    public GeneratorCondition Condition(string edit, Tensor sourceLabels, ulong seed = 0) => new(sourceLabels);

    public Tensor Forge(Tensor images, GeneratorCondition condition) => throw new InvalidOperationException(Message);

    public Tensor Tap(Tensor images, GeneratorCondition condition) => throw new InvalidOperationException(Message);

    public (Tensor Forged, Tensor Tap) ForgeAndTap(Tensor images, GeneratorCondition condition) => throw new InvalidOperationException(Message);

    public void Dispose()
    {
    }
}
