namespace AefVideo.Preview;

/// <summary>What the mouse holds.</summary>
internal enum DragTarget
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The divider of the split.</summary>
    Divider,

    /// <summary>The footage.</summary>
    Timeline,

    /// <summary>The strength of the perturbation.</summary>
    Strength,
}
