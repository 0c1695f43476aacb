using AefVideo.Core.Errors;
using AefVideo.Evaluation.Interruption;
using AefVideo.Generators;
using AefVideo.Generators.Data;
using AefVideo.Protection;
using AefVideo.Protection.Optimization;
using OpenCvSharp;
using TorchSharp;

namespace AefVideo.Evaluation.Tests.Interruption;

public sealed class InterruptionEvaluationTests : IDisposable
{
    private const int Pictures = 5;
    private const float Epsilon = 0.05f;

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-evaluation-").FullName;

    [Fact]
    public async Task Every_edit_of_every_generator_is_measured_against_the_clean_forgery()
    {
        using var ensemble = new Ensemble([
            new GainGenerator(GeneratorFamily.StarGan, 8, 0.5, "a", "b"),
            new GainGenerator(GeneratorFamily.AttGan, 1, 0.5, "c"),
            new GainGenerator(GeneratorFamily.HiSd, 1, 0, "d"),
        ]);
        using var faces = await FacesAsync();
        var result = Evaluate(ensemble, faces, [Treatment.None, Treatment.Random(32, Epsilon)]);

        var data = Assert.Single(result.DataSets);
        Assert.Equal((Pictures, Pictures), (data.Pictures, data.People));
        var (none, random) = (data.Methods[0], data.Methods[1]);
        Assert.All(none.Generators.Take(2), generator => Assert.Equal((0, 0), (generator.Sr!.Value, generator.L2Mask!.Value)));
        Assert.All(none.Generators, generator => Assert.Null(generator.Psnr));
        Assert.Equal(1, none.Visibility.Ssim, 9);
        Assert.Null(none.Visibility.Psnr);

        // Published pictures have 8 bits: ε of 6.375 grey levels becomes 6.
        var step = 6 / 127.5;
        var strong = random.Generators[0];
        Assert.Equal((2 * Pictures, 0, 1), (strong.Pairs, strong.NothingToInterrupt, strong.Sr!.Value));
        Assert.Equal(64 * step * step, strong.L2Mask!.Value, 3);
        var weak = random.Generators[1];
        Assert.Equal(0, weak.Sr!.Value);
        Assert.Equal(step * step, weak.L2Mask!.Value, 4);
        Assert.Equal(Pictures, weak.Histogram[0]);
        Assert.Equal(0, random.MinSr);
        Assert.InRange(random.Visibility.Psnr!.Value, 32, 33);

        Assert.Equal(["a", "b"], strong.Edits.Select(edit => edit.Name));
        Assert.All(strong.Edits, edit => Assert.Equal((Pictures, 0, 1.0), (edit.Pairs, edit.NothingToInterrupt, edit.Sr)));
        Assert.Equal(strong.L2Mask.Value, strong.Edits.Average(edit => edit.L2Mask!.Value), 9);
        Assert.Equal(new EditResult("d", Pictures, Pictures, null, null), Assert.Single(random.Generators[2].Edits));
        Assert.Equal(["c"], EvaluationTable.Edits(data).Where(row => row[0] == "attgan").Select(row => row[1]));
        Assert.Equal(["", "b", "0.0 (0.000)", "100.0 (0.142)"], EvaluationTable.Edits(data)[1]);

        // It changes nothing, so there is nothing to interrupt.
        Assert.Equal((Pictures, Pictures), (random.Generators[2].Pairs, random.Generators[2].NothingToInterrupt));
        Assert.Null(random.Generators[2].Sr);
    }

    [Fact]
    public async Task The_curve_rises_with_the_strength()
    {
        using var ensemble = new Ensemble([new GainGenerator(GeneratorFamily.StarGan, 8, 0.5, "a")]);
        using var faces = await FacesAsync();
        var result = Evaluate(ensemble, faces, [Treatment.Random(32, Epsilon)]);
        Assert.Equal([0.01, 0.02, 0.03, 0.04, 0.05], result.Curve.Select(point => point.Epsilon));
        // 64·δ² passes 0.05 where δ is 3.6 grey levels; ε of 0.02 is 2.55 of them, 0.03 is 3.8.
        Assert.Equal([0, 0, 1, 1, 1], result.Curve.Select(point => point.MinSr!.Value));
    }

    [Fact]
    public async Task Between_pixels_a_quarter_of_noise_is_left()
    {
        using var ensemble = new Ensemble([new GainGenerator(GeneratorFamily.StarGan, 8, 0.5, "a")]);
        using var faces = await FacesAsync();
        var whole = Evaluate(ensemble, faces, [Treatment.Random(32, Epsilon)]);
        var between = Evaluate(ensemble, faces, [Treatment.None, Treatment.Random(32, Epsilon)], aside: 0.5);
        // Every place is the mean of four; one pixel's width aside is another noise, as strong.
        Assert.InRange(Strength(between, 1) / Strength(whole, 0), 0.22, 0.3);
        Assert.InRange(Strength(Evaluate(ensemble, faces, [Treatment.Random(32, Epsilon)], aside: 1), 0) / Strength(whole, 0), 0.99, 1.01);
        Assert.Equal(0, Strength(between, 0));
        Assert.True(between.Curve[^1].MeanSr < whole.Curve[^1].MeanSr);

        static double Strength(EvaluationResult result, int method) => result.DataSets[0].Methods[method].Generators[0].L2Mask!.Value;
    }

    [Fact]
    public async Task A_measurement_repeats_to_the_bit_and_holds_on_to_no_tensor()
    {
        using var ensemble = new Ensemble([new GainGenerator(GeneratorFamily.StarGan, 3, 0.5, "a", "b")]);
        using var faces = await FacesAsync();
        var first = Evaluate(ensemble, faces, [Treatment.Random(32, Epsilon)]);
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var second = Evaluate(ensemble, faces, [Treatment.Random(32, Epsilon)]);
        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(first.DataSets[0].Methods[0].Generators[0].L2Mask, second.DataSets[0].Methods[0].Generators[0].L2Mask);
    }

    [Fact]
    public async Task Two_treatments_of_one_name_are_refused()
    {
        using var ensemble = new Ensemble([new GainGenerator(GeneratorFamily.StarGan, 3, 0.5, "a")]);
        using var faces = await FacesAsync();
        Assert.Throws<UsageException>(() => Evaluate(ensemble, faces, [Treatment.None, Treatment.None]));
    }

    [Fact]
    public async Task The_page_needs_nothing_else_and_shows_every_method()
    {
        using var ensemble = new Ensemble([new GainGenerator(GeneratorFamily.StarGan, 8, 0.5, "a")]);
        using var faces = await FacesAsync();
        Treatment[] treatments = [Treatment.None, Treatment.Random(32, Epsilon) with { Trace = TraceCsv.Read(await TraceAsync()) }];
        var result = Evaluate(ensemble, faces, treatments);
        var page = Path.Combine(_folder, "report.html");
        EvaluationPage.Write(page, result, treatments, [("grid", EvaluationGrid.Draw(ensemble, new("faces", faces), Treatment.Random(32, Epsilon)))], "aef evaluate <x>");
        var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Contains("<td>random</td>", text, StringComparison.Ordinal);
        Assert.Contains("random: weights while optimising", text, StringComparison.Ordinal);
        Assert.Contains("aef evaluate &lt;x&gt;", text, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", text, StringComparison.Ordinal);
        Assert.All(EvaluationTable.Methods(result.DataSets[0]), row => Assert.Equal(EvaluationTable.MethodColumns.Count, row.Count));
        Assert.Equal(["random", "stargan", "100.0 (100.0–100.0)"], EvaluationTable.Generators(result.DataSets[0])[1].Take(3));
    }

    [Theory]
    [InlineData(false, "never")]
    [InlineData(true, "0.5")]
    public async Task How_long_optimising_took_is_read_from_trace_and_metadata(bool reaches, string minutes)
    {
        var metadata = new Dictionary<string, string> { [PerturbationOptimizer.SecondsKey] = "120" };
        var perturbation = Perturbation.FromValues(32, new float[3 * 32 * 32], metadata, "made");
        var treatment = new Treatment("made", perturbation, TraceCsv.Read(await TraceAsync(reaches)));
        Assert.Equal([["made", "4", "2.0", minutes]], EvaluationTable.Optimizations([Treatment.None, treatment]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Four iterations; what is measured before the second is the goal or just below it.
    private async Task<string> TraceAsync(bool reaches = false)
    {
        var path = Path.Combine(_folder, "trace.csv");
        await File.WriteAllTextAsync(path, $"iteration,weight_a,loss_a,sr_a,l2mask_a\n0,1,-0.1,0.1,0.01\n1,1,-0.1,{(reaches ? "0.9" : "0.89")},0.1\n2,1,-0.1,,\n3,1,-0.1,0.5,0.1\n", TestContext.Current.CancellationToken);
        return path;
    }

    private static EvaluationResult Evaluate(Ensemble ensemble, FaceDataset faces, IReadOnlyList<Treatment> treatments, double aside = 0)
    {
        using var evaluation = new InterruptionEvaluation(ensemble, [new("faces", faces)], treatments, new EvaluationOptions { BatchSize = 2, Resamples = 50, Aside = aside });
        return evaluation.Run(null, TestContext.Current.CancellationToken);
    }

    private Task<FaceDataset> FacesAsync()
    {
        var folder = Path.Combine(_folder, "faces");
        Directory.CreateDirectory(folder);
        for (var i = 0; i < Pictures; i++)
        {
            // Grey enough that nothing saturates.
            using var picture = new Mat(32, 32, MatType.CV_8UC3, new OpenCvSharp.Scalar(110 + i, 125, 140 - i));
            Cv2.ImWrite(Path.Combine(folder, $"{i}.png"), picture);
        }
        return FaceDataset.LoadAsync(new FaceDatasetOptions { Directory = folder, ImageSize = 32 }, null, TestContext.Current.CancellationToken);
    }
}
