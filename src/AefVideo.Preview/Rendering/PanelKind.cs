namespace AefVideo.Preview.Rendering;

/// <summary>A version of the frame.</summary>
internal enum PanelKind
{
    /// <summary>As it came.</summary>
    Original,

    /// <summary>With the perturbation.</summary>
    Protected,

    /// <summary>The original with a forged face.</summary>
    ForgedFromOriginal,

    /// <summary>The protected frame with the face forged from it.</summary>
    ForgedFromProtected,
}
