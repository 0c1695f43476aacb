using System.Globalization;

namespace AefVideo.Live.Refining;

/// <summary>How much of the machine's processor time nobody used since it was asked before: /proc/stat, which other systems than Linux lack.</summary>
internal sealed class SpareTime
{
    private const string File = "/proc/stat";
    private const int Idle = 3;
    private const int Waiting = 4;
    private (long Idle, long Total) _before = Read();

    /// <summary>0 to 1; null where this system does not tell.</summary>
    public double? Share()
    {
        var now = Read();
        var (idle, total) = (now.Idle - _before.Idle, now.Total - _before.Total);
        _before = now;
        return total > 0 ? Math.Clamp(idle / (double)total, 0, 1) : null;
    }

    private static (long Idle, long Total) Read()
    {
        if (!System.IO.File.Exists(File)) return default;
        using var reader = new StreamReader(File);
        var fields = reader.ReadLine()?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (fields.Length < Waiting + 2 || fields[0] != "cpu") return default;
        // Time of guests, the last two, is counted in the first two already.
        var numbers = fields.Skip(1).Take(8).Select(field => long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return (numbers[Idle] + numbers[Waiting], numbers.Sum());
    }
}
