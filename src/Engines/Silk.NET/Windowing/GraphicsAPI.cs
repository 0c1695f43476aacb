namespace Silk.NET.Windowing;

/// <summary>The graphics interface of a window, with version and profile.</summary>
public struct GraphicsAPI
{
    public GraphicsAPI(ContextAPI api, APIVersion apiVersion) : this(api, ContextProfile.Core, ContextFlags.Default, apiVersion)
    {
    }

    public GraphicsAPI(ContextAPI api, ContextProfile profile, ContextFlags flags, APIVersion apiVersion)
    {
        API = api;
        Profile = profile;
        Flags = flags;
        Version = apiVersion;
    }

    public ContextAPI API { get; set; }
    public ContextProfile Profile { get; set; }
    public ContextFlags Flags { get; set; }
    public APIVersion Version { get; set; }

    /// <summary>OpenGL 3.3, core profile, forward compatible.</summary>
    public static GraphicsAPI Default => new(ContextAPI.OpenGL, ContextProfile.Core, ContextFlags.ForwardCompatible, new APIVersion(3, 3));

    /// <summary>Vulkan 1.1.</summary>
    public static GraphicsAPI DefaultVulkan => new(ContextAPI.Vulkan, ContextProfile.Core, ContextFlags.ForwardCompatible, new APIVersion(1, 1));

    /// <summary>A window without a graphics interface.</summary>
    public static GraphicsAPI None => default;
}
