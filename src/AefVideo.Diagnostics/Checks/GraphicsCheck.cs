using AefVideo.Preview.Platform;
using Silk.NET.Maths;
using Silk.NET.OpenGL;
using Silk.NET.Windowing;

namespace AefVideo.Diagnostics.Checks;

/// <summary>OpenGL with and without a window, for the preview. Nothing else needs it.</summary>
internal sealed class GraphicsCheck : ICheck
{
    public string Name => "OpenGL";

    public string? Fix => "apt-get install libegl1 libgl1 libgl1-mesa-dri libglfw3";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CheckResult>>([Try("OpenGL", WithoutWindow), Try("window", WithWindow)]);

    private CheckResult Try(string name, Func<string> look)
    {
        try
        {
            return new(name, CheckStatus.Ok, look());
        }
        catch (Exception exception)
        {
            return new(name, CheckStatus.Limited, exception.Message.ReplaceLineEndings(" "), Fix);
        }
    }

    private static string WithoutWindow()
    {
        using var context = new SurfacelessContext();
        using var gl = GL.GetApi(SurfacelessContext.GetProcAddress);
        return $"{gl.GetStringS(StringName.Version)} on {gl.GetStringS(StringName.Renderer)}, through EGL without a display";
    }

    private static string WithWindow()
    {
        var options = WindowOptions.Default with { IsVisible = false, Size = new Vector2D<int>(64, 64), API = new(ContextAPI.OpenGL, new APIVersion(3, 3)) };
        using var window = Window.Create(options);
        window.Initialize();
        using var gl = GL.GetApi(window);
        var version = gl.GetStringS(StringName.Version);
        window.Reset();
        return $"{version} in a window";
    }
}
