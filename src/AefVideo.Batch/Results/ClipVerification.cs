using AefVideo.Evaluation.Verification;

namespace AefVideo.Batch.Results;

/// <summary>Whether a clip's protection works after its codec.</summary>
/// <param name="AskedFrames">In how many frames to look.</param>
/// <param name="Frames">In how many it was looked.</param>
/// <param name="Faces">Faces that were forged.</param>
/// <param name="MinSr">SR of the generator that resists most, 0 to 1; null where there was nothing to measure.</param>
/// <param name="Generators">Generator by generator.</param>
/// <param name="FacePsnr">Between the faces of original and protected, dB; null where nothing differs.</param>
/// <param name="FaceSsim">The same, 11×11 Gaussian window; null without faces.</param>
/// <param name="Note">Why nothing was measured; null where something was.</param>
public sealed record ClipVerification(
    int AskedFrames, long Frames, int Faces, double? MinSr, IReadOnlyList<GeneratorSuccess> Generators, double? FacePsnr, double? FaceSsim, string? Note)
{
    /// <summary>What a verification found.</summary>
    public static ClipVerification Of(int askedFrames, VerificationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var method = result.Data.Methods[0];
        return new(
            askedFrames, result.FramesLooked, result.Faces.InBoth, method.MinSr, [.. method.Generators.Select(one => new GeneratorSuccess(one.Name, one.Sr?.Value, one.L2Mask?.Value))],
            method.Visibility.Psnr, method.Visibility.Ssim, null);
    }

    /// <summary>That there was nothing to measure.</summary>
    public static ClipVerification None(int askedFrames, string note) => new(askedFrames, 0, 0, null, [], null, null, note);
}
