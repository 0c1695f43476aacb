namespace AefVideo.Diagnostics;

/// <summary>How a part of the environment was found.</summary>
public enum CheckStatus
{
    /// <summary>There and working.</summary>
    Ok,

    /// <summary>Absent or restricted, and only some features need it.</summary>
    Limited,

    /// <summary>Absent or broken, and the program needs it.</summary>
    Missing,
}
