namespace AefVideo.Cli.Output;

/// <summary>Frames that did not show protected faces; slates of a lost signal are not in the total.</summary>
internal sealed record LiveGapsJson(long Total, long FacesUnknown, long Unprotected, long Late, long NoSignal);
