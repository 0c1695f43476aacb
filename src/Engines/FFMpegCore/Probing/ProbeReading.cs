using System.Globalization;
using FFMpegCore.Builders.MetaData;
using FFMpegCore.Exceptions;

namespace FFMpegCore.Probing;

/// <summary>Turns ffprobe's JSON into an analysis.</summary>
internal static class ProbeReading
{
    private const string MissingTitle = "TitleValueNotSet";

    public static MediaAnalysis Read(ProbeDocument? document, IReadOnlyList<string> errorData)
    {
        if (document?.Format is not { } format) throw new FormatNullException();
        var streams = document.Streams ?? [];
        return new MediaAnalysis
        {
            Format = Read(format),
            Chapters = [.. (document.Chapters ?? []).Select(Read)],
            VideoStreams = [.. streams.Where(stream => stream.CodecType == "video").Select(ReadVideo)],
            AudioStreams = [.. streams.Where(stream => stream.CodecType == "audio").Select(ReadAudio)],
            SubtitleStreams = [.. streams.Where(stream => stream.CodecType == "subtitle").Select(ReadSubtitle)],
            ErrorData = errorData,
        };
    }

    private static MediaFormat Read(ProbeFormat format) => new()
    {
        Duration = ProbeText.Time(format.Duration),
        StartTime = ProbeText.Time(format.StartTime),
        FormatName = format.FormatName!,
        FormatLongName = format.FormatLongName!,
        StreamCount = format.NbStreams,
        ProbeScore = format.ProbeScore,
        BitRate = ProbeText.Long(format.BitRate),
        Tags = WithoutCase(format.Tags),
    };

    private static ChapterData Read(ProbeChapter chapter) => new(
        chapter.Tags?.GetValueOrDefault("title") ?? MissingTitle,
        ProbeText.Time(chapter.StartTime),
        ProbeText.Time(chapter.EndTime));

    private static VideoStream ReadVideo(ProbeStream stream)
    {
        var video = ReadCommon(new VideoStream(), stream);
        ReadCodecTag(video, stream);
        video.Profile = stream.Profile!;
        video.Width = stream.Width ?? 0;
        video.Height = stream.Height ?? 0;
        video.FrameRate = ProbeText.Quotient(stream.RFrameRate);
        video.AvgFrameRate = ProbeText.Quotient(stream.AvgFrameRate);
        video.DisplayAspectRatio = ProbeText.Ratio(stream.DisplayAspectRatio);
        video.SampleAspectRatio = ProbeText.Ratio(stream.SampleAspectRatio);
        video.PixelFormat = stream.PixFmt!;
        video.BitsPerRawSample = ProbeText.Integer(stream.BitsPerRawSample);
        video.Level = stream.Level;
        video.ColorRange = stream.ColorRange!;
        video.ColorSpace = stream.ColorSpace!;
        video.ColorTransfer = stream.ColorTransfer!;
        video.ColorPrimaries = stream.ColorPrimaries!;
        video.Rotation = Rotation(stream);
        return video;
    }

    private static AudioStream ReadAudio(ProbeStream stream)
    {
        var audio = ReadCommon(new AudioStream(), stream);
        ReadCodecTag(audio, stream);
        audio.Profile = stream.Profile!;
        audio.Channels = stream.Channels ?? 0;
        audio.ChannelLayout = stream.ChannelLayout!;
        audio.SampleRateHz = ProbeText.Integer(stream.SampleRate);
        return audio;
    }

    private static SubtitleStream ReadSubtitle(ProbeStream stream) => ReadCommon(new SubtitleStream(), stream);

    private static T ReadCommon<T>(T media, ProbeStream stream) where T : MediaStream
    {
        media.Index = stream.Index;
        media.CodecName = stream.CodecName!;
        media.CodecLongName = stream.CodecLongName!;
        media.BitRate = ProbeText.Long(stream.BitRate);
        media.StartTime = ProbeText.Time(stream.StartTime);
        media.Duration = ProbeText.Time(stream.Duration);
        media.Disposition = stream.Disposition?.ToDictionary(pair => pair.Key, pair => pair.Value != 0, StringComparer.Ordinal);
        media.Tags = WithoutCase(stream.Tags);
        media.Language = stream.Tags?.GetValueOrDefault("language");
        return media;
    }

    /// <summary>What video and audio streams state, and subtitles do not.</summary>
    private static void ReadCodecTag(MediaStream media, ProbeStream stream)
    {
        media.CodecTag = stream.CodecTag!;
        media.CodecTagString = stream.CodecTagString!;
        var depth = int.TryParse(stream.BitsPerRawSample, NumberStyles.Integer, CultureInfo.InvariantCulture, out var bits) ? bits : stream.BitsPerSample;
        media.BitDepth = depth == 0 ? null : depth;
    }

    /// <summary>Degrees of the display matrix; without one, of the tag that old files have.</summary>
    private static int Rotation(ProbeStream stream)
    {
        var matrix = stream.SideData?.Find(data => data.TryGetValue("side_data_type", out var type) && type.ToString() == "Display Matrix");
        var degrees = matrix is not null && matrix.TryGetValue("rotation", out var rotation)
            ? rotation.ToString()
            : stream.Tags?.GetValueOrDefault("rotate");
        return degrees is null ? 0 : (int)ProbeText.Real(degrees);
    }

    private static Dictionary<string, string> WithoutCase(Dictionary<string, string>? tags)
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in tags ?? []) result.TryAdd(key, value);
        return result;
    }
}
