using AefVideo.Generators.Classification;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Interruption;

/// <summary>What faces look like to the attribute classifier that comes with the program.</summary>
internal sealed class JudgedLabels : IDisposable
{
    private readonly AttributeJudge _judge = AttributeJudge.OpenShipped();

    /// <summary>All attributes that it knows, for <see cref="Select" />: once per batch, however many generators ask.</summary>
    /// <param name="images">[N, 3, S, S] in [−1, 1].</param>
    /// <returns>[N, attributes], 0 or 1; belongs to the caller's dispose scope.</returns>
    public Tensor Predict(Tensor images)
    {
        using var found = _judge.Predict(images);
        return found.@float();
    }

    /// <summary>Some of the attributes.</summary>
    /// <param name="predicted">As <see cref="Predict" /> gives them.</param>
    /// <param name="attributes">Which, in the order of the columns.</param>
    /// <returns>[N, attributes], 0 or 1; belongs to the caller's dispose scope.</returns>
    /// <exception cref="Core.Errors.UsageException">The classifier does not know one of them.</exception>
    public Tensor Select(Tensor predicted, IReadOnlyList<string> attributes)
    {
        if (attributes.Count == 0) return zeros([predicted.shape[0], 0]);
        using var columns = tensor(attributes.Select(attribute => (long)_judge.Column(attribute)).ToArray());
        return predicted.index_select(1, columns);
    }

    public void Dispose() => _judge.Dispose();
}
