namespace AefVideo.Preview.Rendering;

/// <summary>What the window shows.</summary>
public enum PreviewLayout
{
    /// <summary>Original, protected, forged from either: four panels.</summary>
    Panels,

    /// <summary>One picture, left of a divider one version of it, right of it the other.</summary>
    Split,

    /// <summary>How far two versions are apart, as a heat map.</summary>
    Difference,

    /// <summary>The perturbation in the aligned frame, between the aligned face and what becomes of it.</summary>
    Perturbation,

    /// <summary>All generators in columns: forged from the original above, from the protected picture below.</summary>
    Grid,
}
