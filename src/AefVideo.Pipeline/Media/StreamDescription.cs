namespace AefVideo.Pipeline.Media;

/// <summary>One stream of a file.</summary>
/// <param name="Index">As ffmpeg counts.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Codec">ffmpeg's name of the codec; empty when it knows none.</param>
/// <param name="CodecTag">The four letters by which the container names the codec.</param>
/// <param name="Tags">Metadata: language, title and so on.</param>
/// <param name="Dispositions">ffmpeg's names of the flags that are set, such as "default".</param>
public sealed record StreamDescription(
    int Index, StreamKind Kind, string Codec, string CodecTag,
    IReadOnlyDictionary<string, string> Tags, IReadOnlyList<string> Dispositions)
{
    /// <summary>How a warning names it, such as "subtitle stream 3 (dvd_subtitle)".</summary>
    public string Title => $"{Kind switch
    {
        StreamKind.CoverPicture => "cover picture",
        StreamKind.Attachment => "attachment",
        _ => $"{Kind.ToString().ToLowerInvariant()} stream",
    }} {Index}{(Codec.Length > 0 ? $" ({Codec})" : "")}";
}
