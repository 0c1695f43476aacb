using System.Reflection;
using Silk.NET.Input.Glfw;
using Silk.NET.Windowing;

namespace Silk.NET.Input;

/// <summary>Finds the devices of a view.</summary>
public static class InputWindowExtensions
{
    private const string GlfwBackend = "Silk.NET.Input.Glfw";
    private static readonly List<IInputPlatform> Registered = [];
    private static bool _firstPartyLoaded;

    /// <summary>The registered platforms, in the order they are tried.</summary>
    public static IReadOnlyList<IInputPlatform> Platforms
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

    /// <summary>Starts reading the devices of an initialised view.</summary>
    /// <exception cref="InvalidOperationException">The view is not initialised.</exception>
    /// <exception cref="NotSupportedException">No platform reads devices for this kind of view.</exception>
    public static IInputContext CreateInput(this IView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!view.IsInitialized) throw new InvalidOperationException("Input can be read once the view is initialised.");
        var platform = Platforms.FirstOrDefault(platform => platform.IsApplicable(view))
            ?? throw new NotSupportedException("Couldn't find a suitable input platform for this view.");
        return platform.CreateInput(view);
    }

    /// <summary>Says whether the platforms that come with the library are registered by themselves.</summary>
    /// <exception cref="InvalidOperationException">They are already.</exception>
    public static void ShouldLoadFirstPartyPlatforms(bool shouldLoad)
    {
        if (_firstPartyLoaded) throw new InvalidOperationException("The input platforms are loaded already.");
        _firstPartyLoaded = !shouldLoad;
    }

    public static void Add(IInputPlatform platform) => Registered.Add(platform);

    public static void Remove(IInputPlatform platform) => Registered.Remove(platform);

    /// <summary>Registers the platform that an assembly declares with <see cref="InputPlatformAttribute"/>.</summary>
    /// <returns>False where there is no such assembly, or it declares none.</returns>
    public static bool TryAdd(string assemblyName)
    {
        // The GLFW backend is an assembly of its own in the official packages, and part of this one here.
        if (assemblyName == GlfwBackend)
        {
            Add(new GlfwInputPlatform());
            return true;
        }

        try
        {
            var type = Assembly.Load(assemblyName).GetCustomAttribute<InputPlatformAttribute>()?.Type;
            if (type is null || Activator.CreateInstance(type, true) is not IInputPlatform platform) return false;
            Add(platform);
            return true;
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or MissingMethodException or TargetInvocationException)
        {
            return false;
        }
    }
}
