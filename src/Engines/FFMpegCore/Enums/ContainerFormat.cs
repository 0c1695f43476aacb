namespace FFMpegCore.Enums;

/// <summary>A container as <c>ffmpeg -formats</c> lists it.</summary>
public class ContainerFormat
{
    internal ContainerFormat(string name) => Name = name;

    public string Name { get; }
    public bool DemuxingSupported { get; private set; }
    public bool MuxingSupported { get; private set; }
    public string Description { get; private set; } = null!;

    /// <summary>The file extension with its dot: the configured one, else the name.</summary>
    public string Extension => GlobalFFOptions.Current.ExtensionOverrides.TryGetValue(Name, out var extension) ? extension : "." + Name;

    /// <summary>Reads a line such as <c> DE mp4  MP4 (MPEG-4 Part 14)</c>; null for any other line and for names that stand for several demuxers.</summary>
    internal static ContainerFormat? FromLine(string line)
    {
        if (line.Length < 4 || line[0] != ' ' || line[1] is not (' ' or 'D') || line[2] is not (' ' or 'E')) return null;
        var parts = line[3..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || parts[0] == "=" || parts[0].Contains(',')) return null;
        return new ContainerFormat(parts[0])
        {
            DemuxingSupported = line[1] == 'D',
            MuxingSupported = line[2] == 'E',
            Description = parts[1],
        };
    }
}
