using System.Runtime.InteropServices;

namespace AefVideo.Tests;

/// <summary>Presses keys and moves the mouse of an X display, as a person would.</summary>
internal sealed partial class XTest : IDisposable
{
    private const string Library = "libXtst.so.6";
    private const string X11 = "libX11.so.6";
    private readonly nint _display;

    private XTest(nint display) => _display = display;

    /// <summary>Opens the display; skips the running test where the library is absent.</summary>
    public static XTest Require(string displayName)
    {
        Assert.SkipUnless(NativeLibrary.TryLoad(Library, out _), $"needs {Library}, which is not installed");
        var display = OpenDisplay(displayName);
        Assert.NotEqual(0, display);
        return new XTest(display);
    }

    /// <summary>Presses or releases the key of a keysym, and returns its key code.</summary>
    public int Key(nuint keysym, bool isDown)
    {
        var code = KeysymToKeycode(_display, keysym);
        FakeKeyEvent(_display, code, isDown ? 1 : 0, 0);
        Flush(_display);
        return code;
    }

    /// <summary>Presses or releases a button; 4 and 5 turn the wheel up and down.</summary>
    public void Button(uint button, bool isDown)
    {
        FakeButtonEvent(_display, button, isDown ? 1 : 0, 0);
        Flush(_display);
    }

    public void Click(uint button)
    {
        Button(button, true);
        Button(button, false);
    }

    /// <summary>Moves the pointer to a place on the screen.</summary>
    public void Move(int x, int y)
    {
        FakeMotionEvent(_display, -1, x, y, 0);
        Flush(_display);
    }

    public void Dispose() => CloseDisplay(_display);

    [LibraryImport(X11, EntryPoint = "XOpenDisplay", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint OpenDisplay(string name);

    [LibraryImport(X11, EntryPoint = "XCloseDisplay")]
    private static partial void CloseDisplay(nint display);

    [LibraryImport(X11, EntryPoint = "XFlush")]
    private static partial void Flush(nint display);

    [LibraryImport(X11, EntryPoint = "XKeysymToKeycode")]
    private static partial byte KeysymToKeycode(nint display, nuint keysym);

    [LibraryImport(Library, EntryPoint = "XTestFakeKeyEvent")]
    private static partial void FakeKeyEvent(nint display, uint keycode, int isDown, nuint delay);

    [LibraryImport(Library, EntryPoint = "XTestFakeButtonEvent")]
    private static partial void FakeButtonEvent(nint display, uint button, int isDown, nuint delay);

    [LibraryImport(Library, EntryPoint = "XTestFakeMotionEvent")]
    private static partial void FakeMotionEvent(nint display, int screen, int x, int y, nuint delay);
}
