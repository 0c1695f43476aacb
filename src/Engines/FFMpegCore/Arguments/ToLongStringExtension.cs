using System.Globalization;

namespace FFMpegCore.Arguments;

/// <summary>Times as ffmpeg reads them.</summary>
internal static class ToLongStringExtension
{
    /// <summary>Hours (24 and more for days), minutes, seconds and milliseconds.</summary>
    public static string ToLongString(this TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{time.Hours + (time.Days > 0 ? time.Days * 24 : 0):00}:{time.Minutes:00}:{time.Seconds:00}.{time.Milliseconds:000}");
}
