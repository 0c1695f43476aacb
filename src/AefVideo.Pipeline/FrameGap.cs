namespace AefVideo.Pipeline;

/// <summary>Why a live frame does not show protected faces.</summary>
public enum FrameGap
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The source gives nothing: the frame was drawn here.</summary>
    NoSignal,

    /// <summary>Nobody could tell where its faces are.</summary>
    FacesUnknown,

    /// <summary>Its faces are known, but could not be protected.</summary>
    Unprotected,

    /// <summary>Nothing was ready in time; it stands in for what was not.</summary>
    Late,
}
