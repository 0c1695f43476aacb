using AefVideo.Generators.Classification;
using static TorchSharp.torch;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>The classifier that the command line asks for. It always computes in single precision, so that its word is the same on every machine.</summary>
internal static class Judge
{
    /// <summary>Opens the named file, or the shipped one.</summary>
    public static AttributeJudge Open(CommandLine line) => line.Text("--classifier") is { } path ? AttributeJudge.Open(path) : AttributeJudge.OpenShipped();

    /// <summary>Some columns of what a classifier said.</summary>
    public static Tensor Columns(AttributeJudge judge, Tensor said, IReadOnlyList<string> attributes) => said.index_select(1, tensor(attributes.Select(attribute => (long)judge.Column(attribute)).ToArray()));
}
