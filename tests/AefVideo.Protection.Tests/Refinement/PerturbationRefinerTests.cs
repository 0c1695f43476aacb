using AefVideo.Core.Errors;
using AefVideo.Protection.Refinement;
using AefVideo.Protection.Tests.Optimization;

namespace AefVideo.Protection.Tests.Refinement;

public sealed class PerturbationRefinerTests
{
    private const int Size = TinyFaces.Size;
    private const float Epsilon = 0.05f;

    private static readonly RefinementOptions s_options = new() { BatchSize = 2, TrainingCrops = 4, HeldOutCrops = 3, StepsPerSlice = 2, StepSize = 0.01, ComputeType = TorchSharp.torch.ScalarType.Float32 };

    [Fact]
    public void The_weakest_generator_is_interrupted_more_from_publication_to_publication_and_never_less()
    {
        using var ensemble = TinyFaces.Networks();
        var start = Perturbation.Random(Size, Epsilon, 3);
        using var refiner = Filled(ensemble, start);
        var standings = new List<(double Success, double Distance)> { Least(refiner) };
        for (var slice = 0; slice < 30; slice++)
        {
            for (var i = 0; i < 2; i++) refiner.Step();
            var before = refiner.Current;
            if (!refiner.Judge(() => { }))
            {
                Assert.Same(before, refiner.Current);
                continue;
            }
            standings.Add(Least(refiner));
            Assert.True(standings[^1].CompareTo(standings[^2]) > 0, $"{standings[^1]} after {standings[^2]}");
        }
        Assert.True(standings.Count > 1, "in thirty slices something better is found");
        Assert.Equal((30, standings.Count - 1, 60), (refiner.Candidates, refiner.Publications, (int)refiner.Iterations));
        Assert.Equal(1, refiner.Weights.Sum(), 3);
        Assert.All(refiner.Current.Delta.ToArray(), value => Assert.InRange(value, -Epsilon, Epsilon));
        // What is said of it is what is measured anew, on the crops it was judged by.
        var again = refiner.Measure(refiner.Current, [.. Enumerable.Range(10, 3).Select(number => Crops.Wave(Size, number))], TestContext.Current.CancellationToken);
        Assert.Equal(refiner.CurrentScores, again);
        Assert.Equal(start.Fingerprint, refiner.Current.Metadata.Entries["refined_from"]);
        Assert.Equal(refiner.CurrentScores.Where(score => score.SuccessRate is not null).Select(score => score.SuccessRate!.Value), refiner.CurrentScores.Where(score => score.SuccessRate is not null).Select(score => refiner.Current.Metadata.SuccessRates[score.Name]), (one, other) => Math.Abs(one - other) < 1e-4);
    }

    [Fact]
    public void The_same_crops_and_seed_give_the_same_perturbation()
    {
        using var ensemble = TinyFaces.Networks(2);
        string Run()
        {
            using var refiner = Filled(ensemble, Perturbation.Random(Size, Epsilon, 3));
            for (var slice = 0; slice < 6; slice++)
            {
                for (var i = 0; i < 2; i++) refiner.Step();
                refiner.Judge(() => { });
            }
            return refiner.Current.Fingerprint;
        }
        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void A_run_saved_and_loaded_is_the_same_perturbation()
    {
        using var ensemble = TinyFaces.Networks(1);
        using var refiner = Filled(ensemble, Perturbation.Random(Size, Epsilon, 3));
        for (var slice = 0; slice < 20 && refiner.Publications == 0; slice++)
        {
            refiner.Step();
            refiner.Judge(() => { });
        }
        Assert.True(refiner.Publications > 0);
        var path = Path.Combine(Directory.CreateTempSubdirectory("aef-refined-").FullName, "refined.safetensors");
        refiner.Current.Save(path);
        var loaded = Perturbation.Load(path);
        Assert.Equal(refiner.Current.Delta.ToArray(), loaded.Delta.ToArray());
        Assert.Equal(refiner.Current.Fingerprint, loaded.Fingerprint);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void Newer_crops_take_the_place_of_the_oldest()
    {
        using var ensemble = TinyFaces.Networks(1);
        using var refiner = Filled(ensemble, Perturbation.Random(Size, Epsilon, 3));
        for (var i = 0; i < 20; i++) refiner.AddTraining(Crops.Wave(Size, i));
        for (var i = 0; i < 5; i++) refiner.AddHeldOut(Crops.Wave(Size, i), () => { });
        Assert.Equal((4, 3), (refiner.TrainingCrops, refiner.HeldOutCrops));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        using var ensemble = TinyFaces.Networks(1);
        var start = Perturbation.Random(Size, Epsilon, 3);
        Assert.Contains("--refine-budget", Assert.Throws<UsageException>(() => new PerturbationRefiner(ensemble, start, s_options with { Budget = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("multiple of 32", Assert.Throws<UsageException>(() => new PerturbationRefiner(ensemble, Perturbation.Random(48, Epsilon, 3), s_options)).Message, StringComparison.Ordinal);
        using var refiner = new PerturbationRefiner(ensemble, start, s_options);
        Assert.Throws<ArgumentException>(() => refiner.AddTraining(new float[12]));
        Assert.Throws<InvalidOperationException>(refiner.Step);
        Assert.False(refiner.Judge(() => { }));
    }

    private static PerturbationRefiner Filled(Protection.Optimization.Ensemble ensemble, Perturbation start)
    {
        var refiner = new PerturbationRefiner(ensemble, start, s_options);
        for (var i = 0; i < 4; i++) refiner.AddTraining(Crops.Wave(Size, i));
        for (var i = 10; i < 13; i++) refiner.AddHeldOut(Crops.Wave(Size, i), () => { });
        return refiner;
    }

    private static (double Success, double Distance) Least(PerturbationRefiner refiner) =>
        refiner.CurrentScores.Where(score => score.SuccessRate is not null).Select(score => (score.SuccessRate!.Value, score.MaskedDistance!.Value)).Min();
}
