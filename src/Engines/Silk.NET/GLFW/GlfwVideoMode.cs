using System.Runtime.InteropServices;

namespace Silk.NET.GLFW;

/// <summary>GLFWvidmode.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GlfwVideoMode
{
    public int Width;
    public int Height;
    public int RedBits;
    public int GreenBits;
    public int BlueBits;
    public int RefreshRate;
}
