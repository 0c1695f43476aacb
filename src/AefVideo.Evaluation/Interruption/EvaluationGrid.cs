using AefVideo.Generators.Training;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Interruption;

/// <summary>The picture that says it all: original, protected, δ×10, and each generator's forgery of either.</summary>
public static class EvaluationGrid
{
    /// <summary>How many faces are drawn at most.</summary>
    public const int Faces = 6;

    private const double Amplification = 10;

    // What shows best, where a generator offers it.
    private static readonly string[] s_edits = ["Blond_Hair", "HairColor=blond"];

    /// <summary>Draws the first faces of a data set.</summary>
    /// <param name="ensemble">The generators.</param>
    /// <param name="data">The faces.</param>
    /// <param name="treatment">What is done to them.</param>
    /// <returns>A PNG file.</returns>
    public static byte[] Draw(Ensemble ensemble, EvaluationData data, Treatment treatment)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(treatment);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        using var labels = new SourceLabels(data.Faces);
        int[] indices = [.. Enumerable.Range(0, Math.Min(Faces, data.Faces.Count))];
        var images = data.Faces.Images(indices);
        var treated = TreatedPictures.Apply(images, TreatedPictures.Delta(treatment, data.Faces.ImageSize));
        return Draw(ensemble, images, treated, attributes => labels.Of(indices, images, attributes));
    }

    /// <summary>Draws faces.</summary>
    /// <param name="ensemble">The generators.</param>
    /// <param name="images">The originals, [N, 3, S, S] in [−1, 1].</param>
    /// <param name="treated">The same, protected.</param>
    /// <param name="labels">Gives [N, attributes], 0 or 1, for the originals.</param>
    /// <returns>A PNG file.</returns>
    internal static byte[] Draw(Ensemble ensemble, Tensor images, Tensor treated, Func<IReadOnlyList<string>, Tensor> labels)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var columns = new List<(string, Tensor)> { ("original", images), ("protected", treated), ("delta x 10", (treated - images) * Amplification) };
        foreach (var (name, generator) in ensemble.Members)
        {
            var edit = generator.Edits.FirstOrDefault(s_edits.Contains) ?? generator.Edits[0];
            var condition = generator.Condition(edit, labels(generator.SourceAttributes));
            columns.Add((name, generator.Forge(images, condition).clamp(-1, 1)));
            columns.Add(("of protected", generator.Forge(treated, condition).clamp(-1, 1)));
        }
        return PictureGrid.Encode(columns);
    }
}
