using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>
/// What training starts from: normal values, N(0, gain²/fan-in), biases 0, norms at 1 and 0. The gain is √2 (He et al. 2015) where a ReLU comes before and 1 elsewhere; the authors have √2
/// throughout, which makes styles and logits so large at first that a short training does not recover. For the same reason the translators' masks start nearly closed.
/// </summary>
internal static class HiSdInitialValues
{
    private const int NormDimensions = 3;
    private const double MaskBias = -2;

    // The discriminator's heads, which start at 0: it must not first have to unlearn what it happened to think.
    private const string Heads = "fcs.";

    private static readonly string[] s_afterRelu = ["conv1", "conv2", "linear"];

    public static void Fill(nn.Module network)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, parameter) in network.named_parameters())
        {
            var shape = parameter.shape;
            if (shape.Length == NormDimensions) continue;
            if (shape.Length == 1) parameter.fill_(name.Contains(".masks.", StringComparison.Ordinal) ? MaskBias : 0);
            else if (name.StartsWith(Heads, StringComparison.Ordinal)) parameter.fill_(0);
            else parameter.normal_(0, Math.Sqrt(GainSquared(name) * shape[0] / parameter.numel()));
        }
    }

    private static double GainSquared(string name) => s_afterRelu.Contains(name.Split('.')[^2], StringComparer.Ordinal) ? 2 : 1;
}
