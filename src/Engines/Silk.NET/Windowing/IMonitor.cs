using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>A screen.</summary>
public interface IMonitor : IWindowHost
{
    string Name { get; }
    int Index { get; }
    Rectangle<int> Bounds { get; }
    VideoMode VideoMode { get; }
    float Gamma { get; set; }
    IEnumerable<VideoMode> GetAllVideoModes();
}
