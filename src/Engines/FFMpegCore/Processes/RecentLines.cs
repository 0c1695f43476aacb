namespace FFMpegCore.Processes;

/// <summary>The last lines of a program's error output. Bounded, because a live stream writes progress for days.</summary>
internal sealed class RecentLines
{
    private const int Capacity = 2000;
    private readonly Queue<string> _lines = new();

    public void Add(string line)
    {
        if (_lines.Count == Capacity) _lines.Dequeue();
        _lines.Enqueue(line);
    }

    public IReadOnlyList<string> ToList() => [.. _lines];
}
