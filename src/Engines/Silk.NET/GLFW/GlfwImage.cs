using System.Runtime.InteropServices;

namespace Silk.NET.GLFW;

/// <summary>GLFWimage: 8-bit RGBA.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GlfwImage
{
    public int Width;
    public int Height;
    public byte* Pixels;
}
