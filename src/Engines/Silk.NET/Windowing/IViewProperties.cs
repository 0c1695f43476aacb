using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>What can be said of every view.</summary>
public interface IViewProperties
{
    /// <summary>True where <see cref="IView.DoRender"/> leaves the context and its swaps to the application.</summary>
    bool IsContextControlDisabled { get; set; }

    bool ShouldSwapAutomatically { get; set; }

    /// <summary>True where the loop waits for the next event instead of going round.</summary>
    bool IsEventDriven { get; set; }

    /// <summary>Size of the drawing area in screen units.</summary>
    Vector2D<int> Size { get; }

    /// <summary>Frames drawn per second at most; 0 sets no limit. Has no effect with <see cref="VSync"/>.</summary>
    double FramesPerSecond { get; set; }

    /// <summary>Updates per second at most; 0 sets no limit.</summary>
    double UpdatesPerSecond { get; set; }

    GraphicsAPI API { get; }
    bool VSync { get; set; }
    VideoMode VideoMode { get; }
    int? PreferredDepthBufferBits { get; }
    int? PreferredStencilBufferBits { get; }

    /// <summary>Bits of red, green, blue and alpha.</summary>
    Vector4D<int>? PreferredBitDepth { get; }

    int? Samples { get; }
}
