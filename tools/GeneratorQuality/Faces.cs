using AefVideo.Generators.Classification;
using AefVideo.Generators.Data;
using static TorchSharp.torch;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>Pictures of one size with labels: the data's own, or, where it has none, what the classifier says.</summary>
internal sealed class Faces(FaceDataset data, AttributeJudge judge) : IDisposable
{
    public FaceDataset Data => data;

    public Tensor Images(int[] indices) => data.Images(indices);

    /// <summary>float32 [n, attributes], 0 or 1.</summary>
    /// <param name="indices">Which pictures.</param>
    /// <param name="images">These pictures.</param>
    /// <param name="attributes">What the columns are to mean.</param>
    public Tensor Labels(int[] indices, Tensor images, IReadOnlyList<string> attributes)
    {
        if (attributes.Count == 0) return zeros(indices.Length, 0);
        if (data.Attributes.Count > 0) return data.Labels(indices, attributes);
        return Judge.Columns(judge, judge.Predict(images), attributes).to(ScalarType.Float32);
    }

    public void Dispose() => data.Dispose();
}
