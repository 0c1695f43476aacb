namespace AefVideo.Cli.Output;

/// <summary>What would be done with a clip: Skip, Compare, Verify or Protect.</summary>
internal sealed record PlannedClipJson(string Clip, string Output, string Action, string Reason, long Bytes);
