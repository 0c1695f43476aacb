using AefVideo.Generators;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.HiSd;
using AefVideo.Protection.Equilibrium;
using AefVideo.Protection.Optimization;
using AefVideo.Tests;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Equilibrium;

public sealed class EquilibriumTraceTests(ITestOutputHelper output)
{
    private const int Batches = 4;

    // sign() of a vanishing gradient may differ.
    private const double EqualShare = 0.995;

    [Fact]
    public void The_golden_trace_reproduces_after_every_stage()
    {
        using var golden = TensorFile.Read(SharedFiles.Require("reference", "golden", "equilibrium_trace.safetensors"));
        using var scope = NewDisposeScope();
        using var ensemble = GoldenEnsemble.Open();
        var images = golden.Tensors["in.images"];
        var views = Views(ensemble, golden, images);
        var options = new OptimizationOptions { Diversity = 0 };
        var stages = new AdaptiveEquilibrium().Stages(options);
        using var state = new OptimizationState(ensemble.Members.Count) { Delta = golden.Tensors["in.delta0"] };
        for (var batch = 0; batch < Batches; batch++)
        {
            var step = new Step(state, options, images, views, batch, options.StepSize);
            stages[0].Run(step);
            var features = Equal(golden.Tensors[$"out.delta_after_features_{batch}"], state.Delta);
            stages[1].Run(step);
            var forged = Equal(golden.Tensors[$"out.delta_{batch}"], state.Delta);
            var weights = Apart(golden.Tensors[$"out.weights_{batch}"], state.Weights);
            var losses = Apart(golden.Tensors[$"out.losses_{batch}"], tensor(Array.ConvertAll(step.Losses, loss => (float)loss)));
            output.WriteLine(FormattableString.Invariant($"batch {batch}: equal after features {features:P3}, after the step {forged:P3}; weights apart {weights:G2}, losses {losses:G2}"));
            Assert.True(features >= EqualShare);
            Assert.True(forged >= EqualShare);
            Assert.InRange(weights, 0, 1e-4);
            Assert.InRange(losses, 0, 1e-4);
        }
    }

    private static View[] Views(Ensemble ensemble, NetworkState golden, Tensor images)
    {
        using var silent = no_grad();
        var hisd = (HiSdForger)ensemble.Members[3].Generator;
        GeneratorCondition[] conditions =
        [
            new(golden.Tensors["in.attributes5"]),
            new(golden.Tensors["in.attributes5"]),
            new(golden.Tensors["in.attributes13"]),
            hisd.ConditionFromReference(golden.Tensors["in.reference"], GoldenEnsemble.Tag),
        ];
        return [.. ensemble.Members.Select((member, place) => View.Of(place, member.Generator, conditions[place], images))];
    }

    private static double Equal(Tensor expected, Tensor actual) => expected.eq(actual).@double().mean().item<double>();

    private static double Apart(Tensor expected, Tensor actual) => expected.sub(actual).abs().max().item<float>();
}
