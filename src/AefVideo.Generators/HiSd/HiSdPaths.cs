using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>What the generator makes of a batch in one training step.</summary>
/// <param name="Style">The pictures' own style of the tag, [N, style].</param>
/// <param name="TargetStyle">The style made from noise, [N, style].</param>
/// <param name="Forged">The pictures with that style, [N, 3, S, S].</param>
/// <param name="StyleBack">The style extracted from them, [N, style].</param>
/// <param name="Cycled">Indices of the pictures that went there and back, [M].</param>
/// <param name="Cycle">Those with their own style again, [M, 3, S, S].</param>
/// <param name="Raw">L1 of pictures that were only encoded and decoded.</param>
/// <param name="Own">L1 of pictures that were translated to their own style.</param>
/// <param name="Back">L1 of pictures that went there and back.</param>
internal sealed record HiSdPaths(Tensor Style, Tensor TargetStyle, Tensor Forged, Tensor StyleBack, Tensor Cycled, Tensor Cycle, Tensor Raw, Tensor Own, Tensor Back)
{
    /// <summary>Runs the three paths.</summary>
    /// <param name="generator">The network.</param>
    /// <param name="images">[N, 3, S, S].</param>
    /// <param name="task">What to do with them; at least one picture is known.</param>
    /// <param name="half">Whether half the batch is enough for each reconstruction.</param>
    public static HiSdPaths Run(HiSdGenerator generator, Tensor images, HiSdTask task, bool half)
    {
        var (count, tag) = (images.shape[0], task.Tag);
        var some = half ? Math.Max(1, count / 2) : count;
        var cycled = task.Known.narrow(0, 0, Math.Min(some, task.Known.shape[0]));

        var encoding = generator.Encode(images);
        var style = generator.Extract(images, tag);
        var target = generator.MapEach(randn(count, generator.Options.NoiseDimension), tag, task.Target);

        // One pass of translator and decoder for all paths that start from the pictures.
        var translated = generator.Translate(cat([encoding, encoding.narrow(0, 0, some)]), cat([target, style.narrow(0, 0, some)]), tag);
        var pictures = generator.Decode(cat([translated, encoding.narrow(0, count - some, some)]));
        var forged = pictures.narrow(0, 0, count);
        var cycle = generator.call(forged.index_select(0, cycled), style.index_select(0, cycled), tag);
        return new(
            style,
            target,
            forged,
            generator.Extract(forged, tag),
            cycled,
            cycle,
            Distance(pictures.narrow(0, count + some, some), images.narrow(0, count - some, some)),
            Distance(pictures.narrow(0, count, some), images.narrow(0, 0, some)),
            Distance(cycle, images.index_select(0, cycled)));
    }

    /// <summary>L1: the mean absolute difference.</summary>
    public static Tensor Distance(Tensor first, Tensor second) => first.sub(second).abs().mean();
}
