using System.Reflection;
using Silk.NET.Windowing.Glfw;

namespace Silk.NET.Windowing;

/// <summary>Makes windows on the first platform that works.</summary>
public static class Window
{
    private const string GlfwBackend = "Silk.NET.Windowing.Glfw";
    private static readonly List<IWindowPlatform> Registered = [];
    private static bool _firstPartyLoaded;

    /// <summary>The window class of windows that name none: the name of the running program.</summary>
    public static string DefaultWindowClass { get; }
        = Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? Assembly.GetEntryAssembly()?.GetName().Name ?? "Silk.NET";

    /// <summary>The registered platforms, in the order they are tried.</summary>
    public static IReadOnlyCollection<IWindowPlatform> Platforms
    {
        get
        {
            if (!_firstPartyLoaded)
            {
                _firstPartyLoaded = true;
                TryAdd(GlfwBackend);
            }

            return Registered;
        }
    }

    /// <summary>True where no working platform makes desktop windows.</summary>
    public static bool IsViewOnly => !Platforms.Any(platform => platform.IsApplicable && !platform.IsViewOnly);

    /// <summary>Makes a window; it appears with <see cref="IView.Initialize"/> or <see cref="WindowExtensions.Run"/>.</summary>
    /// <exception cref="PlatformNotSupportedException">No platform works here, for example because GLFW is not installed.</exception>
    /// <exception cref="NotSupportedException">The working platforms make views only.</exception>
    /// <exception cref="GLFW.GlfwException">GLFW found no display.</exception>
    public static IWindow Create(WindowOptions options)
    {
        if (!Platforms.Any(platform => platform.IsApplicable)) throw NoPlatform();
        var platform = Platforms.FirstOrDefault(platform => platform.IsApplicable && !platform.IsViewOnly)
            ?? throw new NotSupportedException($"The window platforms {Describe()} make views only, not windows.");
        return platform.CreateWindow(options);
    }

    /// <summary>Makes a view on the first platform that works.</summary>
    /// <exception cref="PlatformNotSupportedException">No platform works here.</exception>
    public static IView GetView(ViewOptions? options = null)
        => (Platforms.FirstOrDefault(platform => platform.IsApplicable) ?? throw NoPlatform()).GetView(options);

    /// <summary>The first working platform, or null; with <paramref name="viewOnly"/>, the first that makes views only.</summary>
    public static IWindowPlatform? GetWindowPlatform(bool viewOnly)
        => Platforms.FirstOrDefault(platform => platform.IsApplicable && (!viewOnly || platform.IsViewOnly));

    /// <summary>Leaves the calling thread without a context of the platform that <paramref name="view"/> came from.</summary>
    public static void ClearCurrentContexts(IView view)
    {
        foreach (var platform in Platforms)
            if (platform.IsSourceOfView(view)) platform.ClearContexts();
    }

    /// <summary>Says whether the platforms that come with the library are registered by themselves.</summary>
    /// <exception cref="InvalidOperationException">They are already.</exception>
    public static void ShouldLoadFirstPartyPlatforms(bool shouldLoad)
    {
        if (_firstPartyLoaded) throw new InvalidOperationException("The window platforms are loaded already.");
        _firstPartyLoaded = !shouldLoad;
    }

    /// <summary>Registers a platform, unless one of its type is.</summary>
    public static void Add(IWindowPlatform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        if (IndexOf(platform.GetType()) < 0) Registered.Add(platform);
    }

    /// <summary>Takes the platform of this type off the list.</summary>
    public static void Remove(IWindowPlatform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var index = IndexOf(platform.GetType());
        if (index >= 0) Registered.RemoveAt(index);
    }

    /// <summary>Registers the platform that an assembly declares with <see cref="WindowPlatformAttribute"/>.</summary>
    /// <returns>False where there is no such assembly, or it declares none.</returns>
    public static bool TryAdd(string assemblyName)
    {
        // The GLFW backend is an assembly of its own in the official packages, and part of this one here.
        if (assemblyName == GlfwBackend)
        {
            Add(new GlfwPlatform());
            return true;
        }

        try
        {
            var type = Assembly.Load(assemblyName).GetCustomAttribute<WindowPlatformAttribute>()?.Type;
            if (type is null || Activator.CreateInstance(type, true) is not IWindowPlatform platform) return false;
            Add(platform);
            return true;
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or MissingMethodException or TargetInvocationException)
        {
            return false;
        }
    }

    /// <summary>Puts a platform first.</summary>
    public static void Prioritize(IWindowPlatform platform)
    {
        Remove(platform);
        Registered.Insert(0, platform);
    }

    /// <summary>Puts GLFW first, if registered.</summary>
    public static void PrioritizeGlfw() => PrioritizeNamed("Silk.NET.Windowing.Glfw.GlfwPlatform");

    /// <summary>Puts SDL first, if registered.</summary>
    public static void PrioritizeSdl() => PrioritizeNamed("Silk.NET.Windowing.Sdl.SdlPlatform");

    /// <summary>Puts the platform of type T first, or registers the one that <paramref name="factory"/> makes.</summary>
    /// <param name="factory">Makes the platform if none is registered.</param>
    /// <param name="isFirstParty">True to keep the platforms that come with the library from registering themselves.</param>
    public static T PrioritizeOrAdd<T>(Func<T> factory, bool isFirstParty = false) where T : IWindowPlatform
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (isFirstParty) _firstPartyLoaded = true;
        foreach (var registered in Registered)
        {
            if (registered is not T platform) continue;
            Prioritize(platform);
            return platform;
        }

        var made = factory();
        Add(made);
        return made;
    }

    /// <summary>The registered platform of exactly type T, or null.</summary>
    public static T? GetOrDefault<T>() where T : class, IWindowPlatform
    {
        var index = IndexOf(typeof(T));
        return index < 0 ? null : (T)Registered[index];
    }

    internal static PlatformNotSupportedException NoPlatform()
        => new($"Couldn't find a suitable window platform {Describe()}: is the GLFW library ({GLFW.GlfwNative.Library}) installed?");

    private static string Describe()
        => Platforms.Count == 0
            ? "(none registered)"
            : $"({string.Join(", ", Platforms.Select(platform => platform.GetType().Name + (platform.IsApplicable ? string.Empty : " - not applicable")))})";

    private static void PrioritizeNamed(string typeName)
    {
        var platform = Platforms.FirstOrDefault(platform => platform.GetType().FullName == typeName);
        if (platform is not null) Prioritize(platform);
    }

    private static int IndexOf(Type type) => Registered.FindIndex(platform => platform.GetType() == type);
}
