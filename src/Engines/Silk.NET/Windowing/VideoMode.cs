using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>A resolution and refresh rate of a monitor; null leaves the choice to the monitor.</summary>
public struct VideoMode
{
    public VideoMode(Vector2D<int>? resolution = null, int? refreshRate = null)
    {
        Resolution = resolution;
        RefreshRate = refreshRate;
    }

    public VideoMode(int refreshRate) : this(null, refreshRate)
    {
    }

    /// <summary>Size in pixels.</summary>
    public Vector2D<int>? Resolution { get; }

    /// <summary>Refresh rate in Hz.</summary>
    public int? RefreshRate { get; }

    public static VideoMode Default => default;
}
