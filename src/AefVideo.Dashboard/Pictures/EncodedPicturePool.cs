namespace AefVideo.Dashboard.Pictures;

/// <summary>Encoded pictures that go round: as many as are held at once.</summary>
internal sealed class EncodedPicturePool
{
    private readonly Stack<EncodedPicture> _free = new();
    private int _made;

    /// <summary>How many were made.</summary>
    public int Made => Volatile.Read(ref _made);

    /// <summary>One that nobody holds.</summary>
    public EncodedPicture Rent()
    {
        lock (_free)
        {
            if (_free.TryPop(out var picture)) return picture;
            _made++;
        }
        return new(this);
    }

    /// <summary>Takes one back.</summary>
    public void Return(EncodedPicture picture)
    {
        lock (_free) _free.Push(picture);
    }
}
