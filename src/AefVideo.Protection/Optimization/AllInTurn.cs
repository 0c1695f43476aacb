namespace AefVideo.Protection.Optimization;

/// <summary>Every generator is asked in every iteration; each goes through its edits in turn, every picture at another place, from pass to pass.</summary>
internal sealed class AllInTurn(EditTable edits) : IEditSchedule
{
    /// <inheritdoc />
    public int TurnsPerBatch => 1;

    /// <inheritdoc />
    public IReadOnlyList<Request> Ask(long pass, int batch, int turn, ReadOnlySpan<int> pictures)
    {
        var requests = new Request[edits.Members];
        for (var member = 0; member < requests.Length; member++)
        {
            var groups = edits.Groups(member);
            var group = groups[(int)((pass + batch) % groups.Count)];
            var asked = new int[pictures.Length];
            for (var i = 0; i < asked.Length; i++) asked[i] = group[(int)((pictures[i] + pass / groups.Count) % group.Length)];
            requests[member] = new(member, asked);
        }
        return requests;
    }
}
