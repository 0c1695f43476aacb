using AefVideo.Generators;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>What one generator is asked for in an iteration, and what it makes of the clean pictures.</summary>
/// <param name="Member">Its place in the ensemble.</param>
/// <param name="Generator">The generator.</param>
/// <param name="Condition">What it is asked for, for the whole batch.</param>
/// <param name="Images">The clean pictures, [N, 3, S, S] in [−1, 1].</param>
/// <param name="Forged">The clean pictures forged, [N, 3, S, S].</param>
/// <param name="Tap">Their tapped features, resized by <see cref="TapMap" />, [N, C, 32, 32].</param>
internal sealed record View(int Member, IGenerator Generator, GeneratorCondition Condition, Tensor Images, Tensor Forged, Tensor Tap)
{
    /// <summary>Computes what the generator makes of clean pictures, without gradients.</summary>
    public static View Of(int member, IGenerator generator, GeneratorCondition condition, Tensor images)
    {
        using var silent = no_grad();
        var (forged, tap) = generator.ForgeAndTap(images, condition);
        return new(member, generator, condition, images, forged, TapMap.Resize(tap));
    }
}
