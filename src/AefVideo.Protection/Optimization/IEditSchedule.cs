namespace AefVideo.Protection.Optimization;

/// <summary>Which generator is asked for which edit of which picture, when. A function of its arguments, so that a resumed run asks what it would have asked.</summary>
internal interface IEditSchedule
{
    /// <summary>Iterations that one batch of pictures is used for.</summary>
    int TurnsPerBatch { get; }

    /// <summary>What is asked.</summary>
    /// <param name="pass">Which pass over the pictures, from 0.</param>
    /// <param name="batch">Which batch of the pass.</param>
    /// <param name="turn">Which turn of the batch.</param>
    /// <param name="pictures">The batch's pictures.</param>
    IReadOnlyList<Request> Ask(long pass, int batch, int turn, ReadOnlySpan<int> pictures);
}
