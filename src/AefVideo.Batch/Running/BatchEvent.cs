namespace AefVideo.Batch.Running;

/// <summary>Something that the user should hear of at once.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Clip">To which clip; empty where it concerns all.</param>
/// <param name="Text">Why, in a few words or a sentence.</param>
public sealed record BatchEvent(BatchEventKind Kind, string Clip, string Text);
