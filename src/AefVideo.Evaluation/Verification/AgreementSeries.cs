using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Evaluation.Interruption;

namespace AefVideo.Evaluation.Verification;

/// <summary>Collects how far two files agree about their faces.</summary>
internal sealed class AgreementSeries
{
    private readonly Mean _pixels = new();
    private readonly Mean _percent = new();
    private readonly List<float> _sides = [];
    private int _onlyInOriginal;
    private int _onlyInProtected;

    /// <summary>Adds faces without a partner.</summary>
    public void AddAlone(int inOriginal, int inProtected)
    {
        _onlyInOriginal += inOriginal;
        _onlyInProtected += inProtected;
    }

    /// <summary>Adds a face that was found in both, by its aligned squares in the original's pixels.</summary>
    public void Add(SimilarityTransform original, SimilarityTransform protectedOne)
    {
        var distance = 0f;
        foreach (var corner in (ReadOnlySpan<Vector2>)[new(0, 0), new(1, 0), new(0, 1), new(1, 1)])
            distance += Vector2.Distance(original.Apply(corner), protectedOne.Apply(corner)) / 4;
        _pixels.Add([distance]);
        _percent.Add([100 * distance / original.Scale]);
        _sides.Add(protectedOne.Scale);
    }

    /// <summary>Sums up.</summary>
    public FaceAgreement Result() => new(
        _sides.Count, _onlyInOriginal, _onlyInProtected, _pixels.Value, _percent.Value, _sides.Count == 0 ? null : _sides.Order().ElementAt(_sides.Count / 2));
}
