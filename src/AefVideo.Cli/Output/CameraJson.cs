using AefVideo.Pipeline.Cameras;

namespace AefVideo.Cli.Output;

/// <summary>A camera, and what <c>aef live</c> would ask it for.</summary>
internal sealed record CameraJson(string Device, string Name, IReadOnlyList<CameraMode> Modes, string? Problem, CameraMode? Chosen);
