namespace FFMpegCore.Enums;

/// <summary>A line of ffmpeg's lists of codecs and pixel formats: flags, a name, and the rest.</summary>
internal readonly record struct CapabilityLine(string Flags, string Name, string Rest)
{
    /// <summary>Takes a line apart; null if it does not start with <paramref name="flagCount"/> flags, or is a line of the legend (<c>D..... = …</c>).</summary>
    public static CapabilityLine? Parse(string line, int flagCount)
    {
        var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 3 || parts[0].Length != flagCount || parts[1] == "=") return null;
        foreach (var flag in parts[0])
            if (flag != '.' && !char.IsAsciiLetterUpper(flag)) return null;
        return new CapabilityLine(parts[0], parts[1], parts[2]);
    }
}
