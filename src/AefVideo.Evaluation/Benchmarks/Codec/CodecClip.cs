namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>A clip of the codec table.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Width">As players show it, in pixels.</param>
/// <param name="Height">As players show it, in pixels.</param>
/// <param name="FaceSize">Median width of the aligned face in it, in pixels. Where a row asks for larger faces, the clip is enlarged, and the faces are softer than a camera's.</param>
public sealed record CodecClip(string Name, int Width, int Height, double FaceSize);
