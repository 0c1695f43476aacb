using AefVideo.Pipeline.Cameras;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef doctor --cameras</c>.</summary>
internal sealed record CamerasJson(IReadOnlyList<CameraJson> Cameras)
{
    public static CamerasJson Of(IReadOnlyList<CameraDescription> cameras, int width, int height, int rate) => new([.. cameras.Select(camera => new CameraJson(
        camera.Device, camera.Name, camera.Modes, camera.Problem, CameraChoice.Best(camera.Modes, width, height, rate)))]);
}
