namespace AefVideo.Tools.GeneratorQuality;

/// <summary>Counts while an edit is measured.</summary>
internal sealed class EditTally(Edit edit)
{
    private int _faces;
    private int _counted;
    private int _arrived;
    private int _saidBefore;
    private int _saidBack;
    private double _change;
    private double _cycle;

    /// <summary>One face.</summary>
    /// <param name="label">Its own label of the edited attribute.</param>
    /// <param name="before">What the classifier says of it as it is.</param>
    /// <param name="after">What the classifier says of it edited.</param>
    /// <param name="back">What the classifier says of it when the edit has been taken back.</param>
    public void Add(bool label, bool before, bool after, bool back)
    {
        _faces++;
        if (!edit.Goal.Counts(label)) return;
        _counted++;
        if (edit.Goal.IsMet(label, before)) _saidBefore++;
        if (edit.Goal.IsMet(label, after)) _arrived++;
        if (edit.Goal.IsMet(label, back)) _saidBack++;
    }

    /// <summary>Distances, summed over faces.</summary>
    public void AddDistances(double change, double cycle)
    {
        _change += change;
        _cycle += cycle;
    }

    public EditResult Result() => new(edit.Name, edit.Way, _counted, _faces - _counted, Share(_arrived), Share(_saidBefore), Share(_saidBack), _change / _faces, _cycle / _faces);

    private double Share(int faces) => (double)faces / _counted;
}
