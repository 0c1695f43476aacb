using System.Runtime.InteropServices;
using Silk.NET.Core;
using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>Shorthand on views and windows.</summary>
public static class WindowExtensions
{
    /// <summary>Initialises the view, runs its loop of events, updates and frames until it closes, and destroys it.</summary>
    public static void Run(this IView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        view.Initialize();
        view.Run(() =>
        {
            view.DoEvents();
            if (view.IsClosing) return;
            view.DoUpdate();
            view.DoRender();
        });
        view.DoEvents();
        view.Reset();
    }

    /// <summary>Runs a function on the thread of the view's loop and returns its value.</summary>
    public static T? Invoke<T>(this IView view, Func<T> t)
    {
        ArgumentNullException.ThrowIfNull(view);
        return (T?)view.Invoke(t);
    }

    /// <summary>Runs an action on the thread of the view's loop.</summary>
    public static void Invoke(this IView view, Action t)
    {
        ArgumentNullException.ThrowIfNull(view);
        view.Invoke(t);
    }

    public static void SwapBuffers(this IView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        view.GLContext?.SwapBuffers();
    }

    public static void MakeCurrent(this IView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        view.GLContext?.MakeCurrent();
    }

    public static void ClearContext(this IView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        view.GLContext?.Clear();
    }

    /// <summary>The size of the window with its frame.</summary>
    public static Vector2D<int> GetFullSize(this IWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        return window.Size + window.BorderSize.Size;
    }

    /// <summary>Moves the window to the middle of a monitor, of its own where none is given.</summary>
    /// <exception cref="InvalidOperationException">There is no monitor.</exception>
    public static void Center(this IWindow window, IMonitor? monitor = null)
    {
        ArgumentNullException.ThrowIfNull(window);
        var bounds = (monitor ?? window.Monitor ?? throw new InvalidOperationException("There is no monitor to centre the window on.")).Bounds;
        window.Position = bounds.Origin + bounds.HalfSize - window.GetFullSize() / 2;
    }

    public static void SetDefaultIcon(this IWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        window.SetWindowIcon([]);
    }

    public static void SetWindowIcon(this IWindow window, ref RawImage icon)
    {
        ArgumentNullException.ThrowIfNull(window);
        window.SetWindowIcon(MemoryMarshal.CreateReadOnlySpan(ref icon, 1));
    }
}
