using AefVideo.Core.Imaging;
using AefVideo.Protection;

namespace AefVideo.Pipeline.Stages;

/// <summary>Adds the perturbation to every face of a frame. Frames do not depend on each other, so several may be in work at once.</summary>
/// <param name="protector">May be used by several threads at once.</param>
/// <param name="parallelism">How many frames at once, at least 1.</param>
public sealed class ProtectStage(IFaceProtector protector, int parallelism = 1) : IFrameStage
{
    private const int FacesOnStack = 64;
    private readonly Lock _totalLock = new();
    private ProtectionMeasure _total;

    /// <inheritdoc />
    public string Name => "protect";

    /// <inheritdoc />
    public int Parallelism => parallelism;

    /// <summary>What was changed so far, over all frames.</summary>
    public ProtectionMeasure Total
    {
        get
        {
            lock (_totalLock) return _total;
        }
    }

    /// <inheritdoc />
    public void Process(Frame frame)
    {
        var count = frame.Faces.Count;
        Span<SimilarityTransform> transforms = count <= FacesOnStack ? stackalloc SimilarityTransform[count] : new SimilarityTransform[count];
        for (var i = 0; i < count; i++) transforms[i] = frame.Faces[i].FromAligned;
        frame.Measure = protector.Protect(frame.Picture, transforms);
        lock (_totalLock) _total += frame.Measure;
    }
}
