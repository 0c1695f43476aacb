namespace AefVideo.Pipeline.Media;

/// <summary>
/// The colour tags of a stream, by ffmpeg's names; null where the stream does not say. The output carries the same tags, and the same absence.
/// </summary>
/// <param name="Range">"tv" or "pc".</param>
/// <param name="Space">The matrix, such as "bt709" or "smpte170m".</param>
/// <param name="Primaries">Such as "bt709".</param>
/// <param name="Transfer">Such as "bt709".</param>
/// <param name="ChromaLocation">Such as "left".</param>
public sealed record ColorTags(string? Range, string? Space, string? Primaries, string? Transfer, string? ChromaLocation);
