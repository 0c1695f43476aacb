namespace AefVideo.Cli.Output;

/// <summary>The sound of a live run.</summary>
internal sealed record LiveAudioJson(double Seconds, int Jumps, long Corrections, string? Message);
