namespace AefVideo.Live;

/// <summary>What is shown in place of a picture whose faces could not be checked or protected in time.</summary>
public enum GapPolicy
{
    /// <summary>A blank picture that says so.</summary>
    Blank,

    /// <summary>The picture as it is, under a red bar that says that it is unprotected.</summary>
    Mark,

    /// <summary>The picture as it is.</summary>
    Pass,
}
