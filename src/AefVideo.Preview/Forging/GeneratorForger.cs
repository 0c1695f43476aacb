using AefVideo.Generators;
using AefVideo.Protection.Metrics;
using static TorchSharp.torch;

namespace AefVideo.Preview.Forging;

/// <summary>One of the four generators.</summary>
/// <param name="generator">Belongs to this from now on.</param>
/// <param name="name">As the command line names it.</param>
/// <param name="labels">What faces look like; stays the caller's.</param>
/// <param name="seed">Chooses the style where an edit leaves one to chance.</param>
internal sealed class GeneratorForger(IGenerator generator, string name, FaceLabels labels, ulong seed) : IFaceForger
{
    private const int Pair = 2;
    private const int Channels = 3;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string Title { get; } = TitleOf(generator.Family) + (name.Contains('-', StringComparison.Ordinal) ? name[name.IndexOf('-', StringComparison.Ordinal)..] : "");

    /// <inheritdoc />
    public int ImageSize => generator.ImageSize;

    /// <inheritdoc />
    public IReadOnlyList<string> Edits => generator.Edits;

    /// <inheritdoc />
    public double? Forge(ReadOnlySpan<float> crops, FaceIdentity person, string edit, Span<byte> fromOriginal, Span<byte> fromProtected)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var size = generator.ImageSize;
        var images = tensor(crops.ToArray()).view(Pair, size, size, Channels).permute(0, 3, 1, 2).contiguous();
        var source = labels.Of(person, images, generator.SourceAttributes);
        var condition = generator.Condition(edit, source.expand(Pair, -1).contiguous(), seed);
        var forged = generator.Forge(images, condition);
        Write(forged, 0, fromOriginal);
        Write(forged, 1, fromProtected);
        var l2Mask = InterruptionMetric.L2Mask(images.narrow(0, 0, 1), forged.narrow(0, 0, 1), forged.narrow(0, 1, 1)).item<double>();
        return double.IsNaN(l2Mask) ? null : l2Mask;
    }

    /// <inheritdoc />
    public void Dispose() => generator.Dispose();

    private static void Write(Tensor forged, int index, Span<byte> rgb)
    {
        using var pixels = forged.select(0, index).permute(1, 2, 0).clamp(-1, 1).add(1).mul(127.5).round().to(ScalarType.Byte).contiguous();
        pixels.data<byte>().ToArray().CopyTo(rgb);
    }

    private static string TitleOf(GeneratorFamily family) => family switch
    {
        GeneratorFamily.StarGan => "StarGAN",
        GeneratorFamily.AttentionGan => "AttentionGAN",
        GeneratorFamily.AttGan => "AttGAN",
        _ => "HiSD",
    };
}
