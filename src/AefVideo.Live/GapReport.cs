namespace AefVideo.Live;

/// <summary>Frames that did not show protected faces, and why.</summary>
/// <param name="FacesUnknown">Nobody could tell where the faces are.</param>
/// <param name="Unprotected">Faces could not be protected.</param>
/// <param name="Late">Stood in for what was not ready in time.</param>
/// <param name="NoSignal">The source gave nothing.</param>
public readonly record struct GapReport(long FacesUnknown, long Unprotected, long Late, long NoSignal)
{
    /// <summary>All that were blanked, marked or passed by the policy; a lost signal shows no face and is not among them.</summary>
    public long Total => FacesUnknown + Unprotected + Late;
}
