using Silk.NET.GLFW;
using static Silk.NET.GLFW.GlfwConstants;

namespace Silk.NET.Windowing.Glfw;

/// <summary>Tells GLFW how the next window is to be.</summary>
internal static class GlfwHints
{
    // What the official library asks for when neither depth nor stencil bits are given.
    private const int UsualDepthBits = 24;
    private const int UsualStencilBits = 8;

    public static void Apply(in WindowOptions options)
    {
        // Hints outlive the window they were given for.
        GlfwNative.DefaultWindowHints();
        ApplyFrame(options);
        ApplyContext(options.API);
        ApplyBuffers(options);
    }

    private static void ApplyFrame(in WindowOptions options)
    {
        // Shown once it stands in its place.
        Set(Visible, false);
        Set(Resizable, options.WindowBorder == WindowBorder.Resizable);
        Set(Decorated, options.WindowBorder != WindowBorder.Hidden);
        Set(Floating, options.TopMost);
        var name = options.WindowClass ?? Window.DefaultWindowClass;
        GlfwNative.WindowHintString(X11ClassName, name);
        GlfwNative.WindowHintString(X11InstanceName, name);
    }

    private static void ApplyContext(in GraphicsAPI api)
    {
        GlfwNative.WindowHint(ClientApi, api.API switch
        {
            ContextAPI.OpenGL => OpenGLApi,
            ContextAPI.OpenGLES => OpenGLEsApi,
            _ => NoApi,
        });
        if (api.API is not (ContextAPI.OpenGL or ContextAPI.OpenGLES)) return;

        GlfwNative.WindowHint(ContextVersionMajor, api.Version.MajorVersion);
        GlfwNative.WindowHint(ContextVersionMinor, api.Version.MinorVersion);
        Set(OpenGLForwardCompat, api.Flags.HasFlag(ContextFlags.ForwardCompatible));
        Set(OpenGLDebugContext, api.Flags.HasFlag(ContextFlags.Debug));
        var hasProfiles = api.Version is { MajorVersion: > 3 } or { MajorVersion: 3, MinorVersion: >= 2 };
        if (hasProfiles) GlfwNative.WindowHint(OpenGLProfile, api.Profile == ContextProfile.Core ? OpenGLCoreProfile : OpenGLCompatProfile);
    }

    private static void ApplyBuffers(in WindowOptions options)
    {
        var givesNeither = options.PreferredDepthBufferBits is null && options.PreferredStencilBufferBits is null;
        GlfwNative.WindowHint(DepthBits, options.PreferredDepthBufferBits ?? (givesNeither ? UsualDepthBits : DontCare));
        GlfwNative.WindowHint(StencilBits, options.PreferredStencilBufferBits ?? (givesNeither ? UsualStencilBits : DontCare));
        GlfwNative.WindowHint(RedBits, options.PreferredBitDepth?.X ?? DontCare);
        GlfwNative.WindowHint(GreenBits, options.PreferredBitDepth?.Y ?? DontCare);
        GlfwNative.WindowHint(BlueBits, options.PreferredBitDepth?.Z ?? DontCare);
        if (options.TransparentFramebuffer && options.PreferredBitDepth is { } depth) GlfwNative.WindowHint(AlphaBits, depth.W);
        Set(TransparentFramebuffer, options.TransparentFramebuffer);
        GlfwNative.WindowHint(Samples, options.Samples ?? DontCare);
        GlfwNative.WindowHint(RefreshRate, options.VideoMode.RefreshRate ?? DontCare);
    }

    private static void Set(int hint, bool value) => GlfwNative.WindowHint(hint, value ? True : False);
}
