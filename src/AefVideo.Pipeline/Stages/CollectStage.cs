using AefVideo.Faces;
using AefVideo.Protection.Refinement;

namespace AefVideo.Pipeline.Stages;

/// <summary>
/// Cuts the largest face out of a frame now and then and offers it to the refinement. Stands before the protect stage: what is learnt from is the face as it is. The crops stay in memory.
/// </summary>
/// <param name="refinement">Gets the crops; stays the caller's.</param>
public sealed class CollectStage(RefinementService refinement) : IFrameStage, IDisposable
{
    private readonly FaceCutter _cutter = new();
    private readonly float[] _crop = new float[3 * refinement.CropSize * refinement.CropSize];

    /// <inheritdoc />
    public string Name => "collect";

    /// <inheritdoc />
    public int Parallelism => 1;

    /// <inheritdoc />
    public void Process(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (!refinement.WantsCrop(frame.Time) || Largest(frame) is not { } face) return;
        _cutter.Cut(frame.Picture, face.FromAligned, refinement.CropSize, _crop);
        refinement.Offer(_crop, frame.Time);
    }

    /// <inheritdoc />
    public void Dispose() => _cutter.Dispose();

    // One that is too small has fewer pixels than there is to learn from.
    private static TrackedFace? Largest(Frame frame)
    {
        TrackedFace? largest = null;
        foreach (var face in frame.Faces)
            if (!face.Condition.HasFlag(FaceCondition.TooSmall) && (largest is not { } other || face.FromAligned.Scale > other.FromAligned.Scale)) largest = face;
        return largest;
    }
}
