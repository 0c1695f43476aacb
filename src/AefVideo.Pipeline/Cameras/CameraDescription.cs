namespace AefVideo.Pipeline.Cameras;

/// <summary>A camera and what it can give.</summary>
/// <param name="Device">As <c>aef live camera:DEVICE</c> takes it.</param>
/// <param name="Name">As its maker calls it.</param>
/// <param name="Modes">What it can give; empty where it does not tell.</param>
/// <param name="Problem">Why nothing can be told, in a sentence; null where something can.</param>
public sealed record CameraDescription(string Device, string Name, IReadOnlyList<CameraMode> Modes, string? Problem = null);
