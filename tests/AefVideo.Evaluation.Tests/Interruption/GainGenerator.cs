using AefVideo.Generators;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Tests.Interruption;

/// <summary>A generator whose results can be worked out by hand: G(x) = gain·x + shift, for every edit.</summary>
internal sealed class GainGenerator(GeneratorFamily family, double gain, double shift, params string[] edits) : IGenerator
{
    public GeneratorFamily Family => family;

    public int ImageSize => 32;

    public string Fingerprint => FormattableString.Invariant($"{gain}x+{shift}");

    public IReadOnlyList<string> Edits => edits;

    public IReadOnlyList<string> SourceAttributes => [];

    public ScalarType ComputeType { get; set; } = ScalarType.Float32;

    public GeneratorCondition Condition(string edit, Tensor sourceLabels, ulong seed = 0) => new(sourceLabels);

    public Tensor Forge(Tensor images, GeneratorCondition condition) => images * gain + shift;

    public Tensor Tap(Tensor images, GeneratorCondition condition) => images;

    public (Tensor Forged, Tensor Tap) ForgeAndTap(Tensor images, GeneratorCondition condition) => (Forge(images, condition), images);

    public void Dispose()
    {
    }
}
