using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Rivals;

/// <summary>A turn is one generator with one edit for the whole batch; a batch is used until every generator has gone through all its edits.</summary>
internal sealed class OneAfterTheOther(EditTable edits) : IEditSchedule
{
    private readonly (int Member, int Edit)[] _turns =
        [.. Enumerable.Range(0, edits.Members).SelectMany(member => edits.Groups(member).SelectMany(group => group).Select(edit => (member, edit)))];

    /// <inheritdoc />
    public int TurnsPerBatch => _turns.Length;

    /// <inheritdoc />
    public IReadOnlyList<Request> Ask(long pass, int batch, int turn, ReadOnlySpan<int> pictures)
    {
        var (member, edit) = _turns[turn];
        return [new(member, [.. Enumerable.Repeat(edit, pictures.Length)])];
    }
}
