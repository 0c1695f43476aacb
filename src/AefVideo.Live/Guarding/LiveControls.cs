namespace AefVideo.Live.Guarding;

/// <summary>What a person at the page or the keys has asked for. Any thread.</summary>
internal sealed class LiveControls
{
    private volatile bool _isPaused;
    private volatile bool _isBlank;

    /// <summary>Whether nothing is worked on and a slate goes out.</summary>
    public bool IsPaused
    {
        get => _isPaused;
        set => _isPaused = value;
    }

    /// <summary>Whether a slate goes out while all goes on behind it.</summary>
    public bool IsBlank
    {
        get => _isBlank;
        set => _isBlank = value;
    }
}
