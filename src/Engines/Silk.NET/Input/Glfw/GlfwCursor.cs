using Silk.NET.Core;
using Silk.NET.GLFW;
using Silk.NET.Windowing.Glfw;

namespace Silk.NET.Input.Glfw;

/// <summary>The pointer over a GLFW window.</summary>
internal sealed unsafe class GlfwCursor(GlfwWindow window) : ICursor, IDisposable
{
    private nint _native;
    private CursorType _type;
    private StandardCursor _shape;
    private RawImage _image;
    private int _hotspotX;
    private int _hotspotY;

    public CursorType Type
    {
        get => _type;
        set
        {
            _type = value;
            Apply();
        }
    }

    public StandardCursor StandardCursor
    {
        get => _shape;
        set
        {
            if (!IsSupported(value)) throw new InvalidOperationException($"GLFW has no {value} pointer.");
            _shape = value;
            Apply();
        }
    }

    public RawImage Image
    {
        get => _image;
        set
        {
            _image = value;
            Apply();
        }
    }

    public int HotspotX
    {
        get => _hotspotX;
        set
        {
            _hotspotX = value;
            Apply();
        }
    }

    public int HotspotY
    {
        get => _hotspotY;
        set
        {
            _hotspotY = value;
            Apply();
        }
    }

    /// <summary>GLFW 3.3 cannot confine the pointer: always false.</summary>
    public bool IsConfined
    {
        get => false;
        set { }
    }

    public CursorMode CursorMode
    {
        get
        {
            if (!window.IsInitialized) return CursorMode.Normal;
            return GlfwNative.GetInputMode(window.Pointer, GlfwConstants.CursorMode) switch
            {
                GlfwConstants.CursorHidden => CursorMode.Hidden,
                GlfwConstants.CursorDisabled when GlfwNative.GetInputMode(window.Pointer, GlfwConstants.RawMouseMotion) != 0 => CursorMode.Raw,
                GlfwConstants.CursorDisabled => CursorMode.Disabled,
                _ => CursorMode.Normal,
            };
        }

        set
        {
            if (!window.IsInitialized) return;
            GlfwNative.SetInputMode(window.Pointer, GlfwConstants.CursorMode, value switch
            {
                CursorMode.Normal => GlfwConstants.CursorNormal,
                CursorMode.Hidden => GlfwConstants.CursorHidden,
                CursorMode.Disabled or CursorMode.Raw => GlfwConstants.CursorDisabled,
                _ => throw new ArgumentException($"There is no cursor mode {value}.", nameof(value)),
            });
            if (GlfwNative.RawMouseMotionSupported() != 0)
                GlfwNative.SetInputMode(window.Pointer, GlfwConstants.RawMouseMotion, value == CursorMode.Raw ? GlfwConstants.True : GlfwConstants.False);
        }
    }

    public bool IsSupported(CursorMode mode) => mode switch
    {
        CursorMode.Normal or CursorMode.Hidden or CursorMode.Disabled => true,
        CursorMode.Raw => GlfwNative.RawMouseMotionSupported() != 0,
        _ => false,
    };

    public bool IsSupported(StandardCursor standardCursor) => standardCursor == StandardCursor.Default || ShapeOf(standardCursor) is not null;

    public void Dispose()
    {
        if (window.IsInitialized) GlfwNative.SetCursor(window.Pointer, 0);
        Release();
    }

    private static int? ShapeOf(StandardCursor cursor) => cursor switch
    {
        StandardCursor.Arrow => GlfwConstants.ArrowCursor,
        StandardCursor.IBeam => GlfwConstants.IBeamCursor,
        StandardCursor.Crosshair => GlfwConstants.CrosshairCursor,
        StandardCursor.Hand => GlfwConstants.HandCursor,
        StandardCursor.HResize => GlfwConstants.HResizeCursor,
        StandardCursor.VResize => GlfwConstants.VResizeCursor,
        _ => null,
    };

    private void Apply()
    {
        if (!window.IsInitialized) return;
        var made = _type == CursorType.Custom ? Picture() : ShapeOf(_shape) is { } shape ? GlfwNative.CreateStandardCursor(shape) : 0;
        GlfwNative.SetCursor(window.Pointer, made);
        Release();
        _native = made;
    }

    /// <summary>The picture's pointer, or the default while the properties are still being set one after the other.</summary>
    private nint Picture()
    {
        if (_image.Width <= 0 || _image.Height <= 0 || _image.Pixels.Length != _image.Width * _image.Height * 4) return 0;
        fixed (byte* pixels = _image.Pixels.Span)
        {
            var image = new GlfwImage { Width = _image.Width, Height = _image.Height, Pixels = pixels };
            return GlfwNative.CreateCursor(&image, _hotspotX, _hotspotY);
        }
    }

    private void Release()
    {
        if (_native != 0) GlfwNative.DestroyCursor(_native);
        _native = 0;
    }
}
