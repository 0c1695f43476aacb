using System.Diagnostics;
using System.Globalization;

namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>Says how far the codec table is.</summary>
/// <param name="listener">Hears it.</param>
/// <param name="total">Rows there will be.</param>
internal sealed class CodecProgress(IProgress<string>? listener, int total)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _begun;
    private int _skipped;

    /// <summary>A row was measured before.</summary>
    public void Skip() => _skipped++;

    /// <summary>A row is going to be measured.</summary>
    public void Begin(string row)
    {
        var number = _begun + _skipped + 1;
        var left = _begun == 0 ? TimeSpan.Zero : _clock.Elapsed / _begun * (total - number + 1);
        var time = _begun == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {(int)left.TotalHours}:{left.Minutes:D2}:{left.Seconds:D2} left");
        listener?.Report(string.Create(CultureInfo.InvariantCulture, $"{row} ({number} of {total}{time})"));
        _begun++;
    }
}
