using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Data;
using static TorchSharp.torch;

namespace AefVideo.Generators.Classification;

/// <summary>Finds the thresholds of a trained classifier, and measures how good it is.</summary>
public static class ClassifierCalibration
{
    private const int Batch = 60;

    /// <summary>Writes a trained classifier with thresholds of high balanced accuracy on pictures that it was not trained on, in half precision.</summary>
    /// <param name="trained">What the training left.</param>
    /// <param name="validation">Pictures to tune on; every attribute must be there and not there at least once.</param>
    /// <param name="destination">A safetensors file; replaced if it exists.</param>
    /// <exception cref="ModelException">The trained file cannot be read or is not a classifier, or the destination cannot be written.</exception>
    /// <exception cref="UsageException">The pictures lack labels, or one that all of them or none of them has.</exception>
    public static void Run(string trained, FaceDataset validation, string destination)
    {
        ArgumentNullException.ThrowIfNull(validation);
        using var state = TensorFile.Read(trained);
        var options = ClassifierMetadata.Read(trained, state.Metadata);
        using var classifier = new AttributeClassifier(options);
        StateLoader.Load(classifier, state, trained);
        classifier.eval();

        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var logits = Collect(validation, images => AttributeJudge.Logits(classifier, images));
        var thresholds = new double[options.Attributes.Count];
        var accuracies = new double[thresholds.Length];
        for (var column = 0; column < thresholds.Length; column++)
        {
            var scores = Scores(logits, column);
            var labels = Labels(validation, options.Attributes[column]);
            if (!labels.Contains(true) || !labels.Contains(false)) throw new UsageException($"Of the {validation.Count} pictures all or none have the attribute {options.Attributes[column]}; choose more of them.");
            thresholds[column] = BalancedAccuracy.BestThreshold(scores, labels);
            accuracies[column] = BalancedAccuracy.Of(scores, labels, thresholds[column]);
        }
        TensorFile.Write(destination, state.Tensors, new Dictionary<string, string>(state.Metadata, StringComparer.Ordinal)
        {
            [ClassifierMetadata.Thresholds] = Join(thresholds),
            ["balanced_accuracies"] = Join(accuracies),
            ["balanced_accuracies_data"] = validation.Fingerprint,
        }, half: true);
    }

    /// <summary>Balanced accuracy of every attribute.</summary>
    /// <param name="judge">The classifier.</param>
    /// <param name="data">Pictures with labels.</param>
    /// <returns>By attribute, in [0, 1]; NaN where all pictures or none have it.</returns>
    /// <exception cref="UsageException">The pictures lack labels.</exception>
    public static IReadOnlyDictionary<string, double> Measure(AttributeJudge judge, FaceDataset data)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(data);
        using var scope = NewDisposeScope();
        var margins = Collect(data, judge.Margins);
        return judge.Attributes.Index().ToDictionary(attribute => attribute.Item, attribute => BalancedAccuracy.Of(Scores(margins, attribute.Index), Labels(data, attribute.Item), 0));
    }

    private static Tensor Collect(FaceDataset data, Func<Tensor, Tensor> judge)
    {
        var parts = new List<Tensor>();
        for (var first = 0; first < data.Count; first += Batch)
        {
            using var scope = NewDisposeScope();
            parts.Add(judge(data.Images([.. Enumerable.Range(first, Math.Min(Batch, data.Count - first))])).MoveToOuterDisposeScope());
        }
        return cat(parts);
    }

    private static float[] Scores(Tensor all, int column)
    {
        using var scores = all.select(1, column).contiguous();
        return scores.data<float>().ToArray();
    }

    private static bool[] Labels(FaceDataset data, string attribute)
    {
        using var labels = data.Labels([.. Enumerable.Range(0, data.Count)], [attribute]);
        return Array.ConvertAll(labels.data<float>().ToArray(), label => label > 0);
    }

    private static string Join(IEnumerable<double> numbers) => string.Join(',', numbers.Select(number => number.ToString("F4", CultureInfo.InvariantCulture)));
}
