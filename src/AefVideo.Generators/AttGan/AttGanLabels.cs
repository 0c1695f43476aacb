using AefVideo.Generators.StarGan;
using static TorchSharp.torch;

namespace AefVideo.Generators.AttGan;

/// <summary>Labels as AttGAN's decoder is fed with them: (2a − 1)·0.5, so ±0.5.</summary>
internal static class AttGanLabels
{
    /// <summary>Values of labels.</summary>
    /// <param name="labels">[N, attributes], 0 or 1.</param>
    public static Tensor Values(Tensor labels) => labels - 0.5;

    /// <summary>Values after an edit, the edited attribute's scaled.</summary>
    /// <param name="labels">[N, attributes], 0 or 1.</param>
    /// <param name="attributes">What the columns mean.</param>
    /// <param name="edit">One of the attributes; see <see cref="FaceLabels.After" />.</param>
    /// <param name="strength">The edited attribute's value is ±0.5 times this.</param>
    /// <exception cref="ArgumentException">The attribute is not among them.</exception>
    public static Tensor After(Tensor labels, IReadOnlyList<string> attributes, string edit, double strength)
    {
        var values = Values(FaceLabels.After(labels, attributes, edit));
        var column = 0;
        while (attributes[column] != edit) column++;
        values.select(1, column).mul_(strength);
        return values;
    }
}
