using System.Runtime.InteropServices;
using Silk.NET.GLFW;
using Silk.NET.Maths;

namespace Silk.NET.Windowing.Glfw;

/// <summary>A screen that GLFW knows.</summary>
internal sealed unsafe class GlfwMonitor(nint handle, int index) : IMonitor
{
    private float _gamma = 1;

    public nint Handle => handle;
    public int Index => index;
    public string Name => Marshal.PtrToStringUTF8(GlfwNative.GetMonitorName(handle)) ?? string.Empty;
    public VideoMode VideoMode => ModeOf(GlfwNative.GetVideoMode(handle));

    public Rectangle<int> Bounds
    {
        get
        {
            int x, y;
            GlfwNative.GetMonitorPos(handle, &x, &y);
            return new Rectangle<int>(new Vector2D<int>(x, y), VideoMode.Resolution ?? Vector2D<int>.Zero);
        }
    }

    public float Gamma
    {
        get => _gamma;
        set => GlfwNative.SetGamma(handle, _gamma = value);
    }

    public static IReadOnlyList<GlfwMonitor> All()
    {
        _ = GlfwProvider.GLFW.Value;
        int count;
        var handles = GlfwNative.GetMonitors(&count);
        var monitors = new GlfwMonitor[count];
        for (var i = 0; i < count; i++) monitors[i] = new GlfwMonitor(handles[i], i);
        return monitors;
    }

    public static GlfwMonitor? Primary() => All().FirstOrDefault(monitor => monitor.Handle == GlfwNative.GetPrimaryMonitor());

    public IEnumerable<VideoMode> GetAllVideoModes()
    {
        int count;
        var native = GlfwNative.GetVideoModes(handle, &count);
        var modes = new VideoMode[count];
        for (var i = 0; i < count; i++) modes[i] = ModeOf(native + i);
        return modes;
    }

    public IWindow CreateWindow(WindowOptions opts) => new GlfwWindow(opts, null, this);

    private static VideoMode ModeOf(GlfwVideoMode* mode)
        => mode is null ? VideoMode.Default : new VideoMode(new Vector2D<int>(mode->Width, mode->Height), mode->RefreshRate);
}
