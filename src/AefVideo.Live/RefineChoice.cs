namespace AefVideo.Live;

/// <summary>Whether a live run refines its perturbation.</summary>
public enum RefineChoice
{
    /// <summary>If the generators are there and the machine has time to spare.</summary>
    Auto,

    /// <summary>Yes.</summary>
    On,

    /// <summary>No.</summary>
    Off,
}
