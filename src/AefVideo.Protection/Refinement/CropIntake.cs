namespace AefVideo.Protection.Refinement;

/// <summary>Crops on their way from the frames to the refinement, in a fixed number of buffers: nobody waits, and nothing is allocated. What comes while all are full is let go.</summary>
/// <param name="values">Numbers in a crop.</param>
internal sealed class CropIntake(int values)
{
    private const int Buffers = 8;

    private readonly Lock _lock = new();
    private readonly float[][] _buffers = [.. Enumerable.Range(0, Buffers).Select(_ => GC.AllocateUninitializedArray<float>(values))];
    private int _first;
    private int _count;

    /// <summary>Copies a crop.</summary>
    /// <returns>False where there was no room.</returns>
    public bool TryAdd(ReadOnlySpan<float> rgb)
    {
        lock (_lock)
        {
            if (_count == Buffers) return false;
            rgb.CopyTo(_buffers[(_first + _count) % Buffers]);
            _count++;
            return true;
        }
    }

    /// <summary>Takes the oldest crop out.</summary>
    /// <param name="rgb">Receives it.</param>
    public bool TryTake(Span<float> rgb)
    {
        lock (_lock)
        {
            if (_count == 0) return false;
            _buffers[_first].CopyTo(rgb);
            _first = (_first + 1) % Buffers;
            _count--;
            return true;
        }
    }
}
