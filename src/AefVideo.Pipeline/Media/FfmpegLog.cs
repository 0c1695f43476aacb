using System.Text.RegularExpressions;

namespace AefVideo.Pipeline.Media;

/// <summary>
/// What ffmpeg wrote on its error output: the last lines are kept, to be put into one sentence for the user.
/// Written by ffmpeg's reader thread, read by others.
/// </summary>
internal sealed partial class FfmpegLog
{
    private const int KeptLines = 40;
    private static readonly string[] Consequences =
    [
        "Conversion failed", "Error while processing the decoded data", "Error writing trailer", "Error closing file", "Terminating thread",
        "Nothing was written into output file", "Could not write header", "Task finished with error code", "Error opening output file",
        "Error initializing output stream", "Error while opening encoder", "Output file is empty", "Exiting", "Received signal",
    ];

    private static readonly string[] Damages =
    [
        "corrupt decoded frame", "corrupt input packet", "Error while decoding", "Error submitting packet to decoder",
        "partial file", "File ended prematurely", "Error during demuxing", "Decoding error", "Error splitting the input",
        "error while decoding MB", "Invalid NAL unit size", "invalid as first byte of an EBML number", "Invalid data found when processing input",
    ];

    private readonly Queue<string> _lines = new();
    private int _damages;

    /// <summary>How many lines told of damaged input.</summary>
    public int DamageCount => Volatile.Read(ref _damages);

    /// <summary>The first line that told of damaged input; empty if none did.</summary>
    public string Damage { get; private set; } = "";

    /// <summary>Takes a line, as the program wrote it.</summary>
    public void Add(string line)
    {
        if (IsDamage(line))
        {
            // The text first: who sees the count will want it. Only one thread writes.
            if (DamageCount == 0) Damage = Clean(line);
            Interlocked.Increment(ref _damages);
        }
        lock (_lines)
        {
            if (_lines.Count == KeptLines) _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }

    /// <summary>The last line that tells a cause, or "it gave no reason".</summary>
    public string Cause()
    {
        lock (_lines) return Cause(_lines);
    }

    /// <summary>Whether one of the kept lines holds a text.</summary>
    public bool Mentions(string text)
    {
        lock (_lines) return _lines.Any(line => line.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The last line of a text that tells a cause.</summary>
    public static string LastLine(string text) => Cause(text.Split('\n'));

    private static string Cause(IEnumerable<string> lines)
    {
        var cleaned = lines.Select(Clean).Where(line => line.Length > 0).ToList();
        return cleaned.FindLast(line => !Consequences.Any(line.Contains)) ?? cleaned.LastOrDefault() ?? "it gave no reason";
    }

    private static bool IsDamage(string line) => Damages.Any(line.Contains);

    // "[h264 @ 0x55d0] [error] no frame!" becomes "no frame!".
    private static string Clean(string line) => Prefix().Replace(line, "").Trim().TrimEnd('.', '!');

    [GeneratedRegex(@"^(\[[^\]]*\] ?)+")]
    private static partial Regex Prefix();
}
