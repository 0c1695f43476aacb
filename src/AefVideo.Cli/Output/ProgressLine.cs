using System.Globalization;

namespace AefVideo.Cli.Output;

/// <summary>A line on standard error that says how far something is: written over on a terminal, repeated now and then elsewhere.</summary>
/// <param name="period">How long to wait between two lines where there is no terminal.</param>
internal sealed class ProgressLine(TimeSpan period)
{
    private DateTime _next;

    /// <summary>Says how far it is.</summary>
    /// <param name="line">Makes the line; not asked where none is due.</param>
    /// <param name="isLast">Whether the work is done: this line is always written, and stays.</param>
    public void Write(Func<string> line, bool isLast)
    {
        var onTerminal = !Console.IsErrorRedirected;
        var now = DateTime.UtcNow;
        if (!onTerminal && now < _next && !isLast) return;
        _next = now + period;
        if (onTerminal) Console.Error.Write($"\r\e[2K{line()}{(isLast ? "\n" : "")}");
        else Console.Error.WriteLine(line());
    }

    /// <summary>Time left, as h:mm:ss.</summary>
    public static string Left(TimeSpan left) => string.Create(CultureInfo.InvariantCulture, $"{(int)left.TotalHours}:{left.Minutes:D2}:{left.Seconds:D2} left");
}
