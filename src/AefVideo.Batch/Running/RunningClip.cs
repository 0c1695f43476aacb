using AefVideo.Pipeline.Jobs;

namespace AefVideo.Batch.Running;

/// <summary>A clip that is in work.</summary>
/// <param name="Name">Its path below the root.</param>
/// <param name="Phase">What is done to it.</param>
/// <param name="Progress">How far protecting it is.</param>
public readonly record struct RunningClip(string Name, string Phase, ProtectionProgress Progress);
