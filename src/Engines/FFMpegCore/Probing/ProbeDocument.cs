namespace FFMpegCore.Probing;

/// <summary>The JSON that ffprobe writes about a file.</summary>
internal sealed class ProbeDocument
{
    public List<ProbeStream>? Streams { get; set; }
    public ProbeFormat? Format { get; set; }
    public List<ProbeChapter>? Chapters { get; set; }
}
