using AefVideo.Generators.Classification;
using static TorchSharp.torch;

namespace AefVideo.Preview.Forging;

/// <summary>
/// What a face looks like as it is, as the attribute classifier sees it; some generators must be told. Each face is judged once: what it looks like does not change while it is followed, and a
/// forgery that flickered with the classifier's doubts would be a fault of ours.
/// </summary>
internal sealed class FaceLabels : IDisposable
{
    private readonly AttributeJudge _judge = AttributeJudge.OpenShipped();
    private FaceIdentity? _person;
    private Tensor? _labels;

    /// <summary>Labels, [1, attributes], 0 or 1. Belongs to the caller's dispose scope.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="images">[N, 3, S, S] in [−1, 1], the first of which shows the face as it is.</param>
    /// <param name="attributes">Which, in the order of the columns; may be none.</param>
    public Tensor Of(FaceIdentity person, Tensor images, IReadOnlyList<string> attributes)
    {
        if (attributes.Count == 0) return zeros(1, 0);
        if (_labels is null || _person != person)
        {
            _labels?.Dispose();
            using var found = _judge.Predict(images.narrow(0, 0, 1));
            _labels = found.@float().DetachFromDisposeScope();
            _person = person;
        }
        using var columns = tensor(attributes.Select(attribute => (long)_judge.Column(attribute)).ToArray());
        return _labels.index_select(1, columns);
    }

    public void Dispose()
    {
        _labels?.Dispose();
        _judge.Dispose();
    }
}
