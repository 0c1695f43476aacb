namespace AefVideo.Preview.Benchmarks;

/// <summary>How fast a generator forges in the preview's own stage: each time both versions of a face.</summary>
/// <param name="Generator">Its name.</param>
/// <param name="FacesPerSecond">Forged faces a second: two for every frame.</param>
/// <param name="FramesPerSecond">Frames a second whose face was forged in both versions.</param>
/// <param name="Milliseconds">Of such a frame, median: protecting, cutting, forging.</param>
public sealed record ForgingMeasure(string Generator, double FacesPerSecond, double FramesPerSecond, double Milliseconds);
