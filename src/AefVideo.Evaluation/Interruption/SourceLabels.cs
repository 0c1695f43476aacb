using AefVideo.Generators.Data;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Interruption;

/// <summary>What faces look like as they are: from the data's labels, or, where data have none, as the attribute classifier sees them.</summary>
internal sealed class SourceLabels : IDisposable
{
    private readonly FaceDataset _faces;
    private readonly JudgedLabels? _judged;

    // What the classifier saw last: generators ask for the same pictures one after the other.
    private int[] _seen = [];
    private Tensor? _prediction;

    public SourceLabels(FaceDataset faces)
    {
        _faces = faces;
        _judged = faces.Attributes.Count == 0 ? new() : null;
    }

    /// <summary>Labels, [n, attributes], 0 or 1.</summary>
    /// <param name="indices">Which pictures.</param>
    /// <param name="images">The same pictures.</param>
    /// <param name="attributes">Which attributes, in the order of the columns.</param>
    public Tensor Of(ReadOnlySpan<int> indices, Tensor images, IReadOnlyList<string> attributes)
    {
        if (_judged is null) return _faces.Labels(indices, attributes);
        if (attributes.Count == 0) return zeros(indices.Length, 0);
        if (_prediction is null || !indices.SequenceEqual(_seen))
        {
            _prediction?.Dispose();
            _prediction = _judged.Predict(images).DetachFromDisposeScope();
            _seen = indices.ToArray();
        }
        return _judged.Select(_prediction, attributes);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _prediction?.Dispose();
        _judged?.Dispose();
    }
}
