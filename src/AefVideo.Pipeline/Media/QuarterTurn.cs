namespace AefVideo.Pipeline.Media;

/// <summary>How a player turns the stored picture before it shows it, clockwise. The value is the number of quarter turns.</summary>
public enum QuarterTurn
{
    /// <summary>Shown as stored.</summary>
    None,

    /// <summary>By 90°: a telephone held upright.</summary>
    Clockwise90,

    /// <summary>By 180°.</summary>
    Half,

    /// <summary>By 270°.</summary>
    Clockwise270,
}
