using System.Globalization;

namespace FFMpegCore.Enums;

/// <summary>A pixel format as <c>ffmpeg -pix_fmts</c> lists it.</summary>
public class PixelFormat
{
    internal PixelFormat(string name) => Name = name;

    public bool InputConversionSupported { get; private set; }
    public bool OutputConversionSupported { get; private set; }
    public bool HardwareAccelerationSupported { get; private set; }
    public bool IsPaletted { get; private set; }
    public bool IsBitstream { get; private set; }
    public string Name { get; private set; }
    public int Components { get; private set; }
    public int BitsPerPixel { get; private set; }

    /// <summary>True if ffmpeg reads this format and writes the other.</summary>
    public bool CanConvertTo(PixelFormat other) => InputConversionSupported && other.OutputConversionSupported;

    /// <summary>Reads a line with flags I, O, H, P, B, a name, and the numbers of components and bits; null for any other line.</summary>
    internal static PixelFormat? FromLine(string line)
    {
        if (CapabilityLine.Parse(line, flagCount: 5) is not { } entry) return null;
        var numbers = entry.Rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (numbers.Length < 2
            || !int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var components)
            || !int.TryParse(numbers[1], NumberStyles.None, CultureInfo.InvariantCulture, out var bits)) return null;
        return new PixelFormat(entry.Name)
        {
            InputConversionSupported = entry.Flags[0] != '.',
            OutputConversionSupported = entry.Flags[1] != '.',
            HardwareAccelerationSupported = entry.Flags[2] != '.',
            IsPaletted = entry.Flags[3] != '.',
            IsBitstream = entry.Flags[4] != '.',
            Components = components,
            BitsPerPixel = bits,
        };
    }
}
