namespace AefVideo.Generators.Data;

/// <summary>Counts pictures of several threads and reports them in order.</summary>
internal sealed class DatasetCounter(int total, IProgress<DatasetProgress>? progress)
{
    // Often enough to look alive, rarely enough to cost nothing.
    private const int ReportEvery = 50;

    private readonly Lock _lock = new();
    private int _done;

    /// <summary>One more picture is read or skipped.</summary>
    public void Add()
    {
        lock (_lock)
        {
            _done++;
            if (_done % ReportEvery == 0 || _done == total) progress?.Report(new(_done, total));
        }
    }
}
