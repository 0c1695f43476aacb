namespace Silk.NET.GLFW;

/// <summary>The values of glfw3.h that are used here.</summary>
internal static class GlfwConstants
{
    public const int DontCare = -1;
    public const int False = 0;
    public const int True = 1;

    public const int Iconified = 0x00020002;
    public const int Resizable = 0x00020003;
    public const int Visible = 0x00020004;
    public const int Decorated = 0x00020005;
    public const int Floating = 0x00020007;
    public const int Maximized = 0x00020008;
    public const int TransparentFramebuffer = 0x0002000A;

    public const int RedBits = 0x00021001;
    public const int GreenBits = 0x00021002;
    public const int BlueBits = 0x00021003;
    public const int AlphaBits = 0x00021004;
    public const int DepthBits = 0x00021005;
    public const int StencilBits = 0x00021006;
    public const int Samples = 0x0002100D;
    public const int RefreshRate = 0x0002100F;

    public const int ClientApi = 0x00022001;
    public const int ContextVersionMajor = 0x00022002;
    public const int ContextVersionMinor = 0x00022003;
    public const int OpenGLForwardCompat = 0x00022006;
    public const int OpenGLDebugContext = 0x00022007;
    public const int OpenGLProfile = 0x00022008;
    public const int X11ClassName = 0x00024001;
    public const int X11InstanceName = 0x00024002;

    public const int NoApi = 0;
    public const int OpenGLApi = 0x00030001;
    public const int OpenGLEsApi = 0x00030002;
    public const int OpenGLCoreProfile = 0x00032001;
    public const int OpenGLCompatProfile = 0x00032002;

    public const int CursorMode = 0x00033001;
    public const int RawMouseMotion = 0x00033005;
    public const int CursorNormal = 0x00034001;
    public const int CursorHidden = 0x00034002;
    public const int CursorDisabled = 0x00034003;

    public const int ArrowCursor = 0x00036001;
    public const int IBeamCursor = 0x00036002;
    public const int CrosshairCursor = 0x00036003;
    public const int HandCursor = 0x00036004;
    public const int HResizeCursor = 0x00036005;
    public const int VResizeCursor = 0x00036006;

    public const int Release = 0;
    public const int Press = 1;
}
