using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Evaluation.Benchmarks;
using AefVideo.Evaluation.Interruption;
using AefVideo.Evaluation.Tests.Interruption;
using AefVideo.Evaluation.Verification;
using AefVideo.Generators;
using AefVideo.Protection.Optimization;
using OpenCvSharp;

namespace AefVideo.Evaluation.Tests.Verification;

public sealed class VideoVerificationTests : IDisposable
{
    private const int Change = 6;

    private static readonly SimilarityTransform s_square = new(32, 0, 16, 16);

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-verify-").FullName;

    [Fact]
    public async Task A_change_of_the_face_is_measured_by_what_becomes_of_its_forgeries()
    {
        var result = await VerifyAsync(new(Ramp("original.png"), Ramp("protected.png", Change), Ramp("control.png", 1)), new([s_square], [s_square]));
        Assert.Equal((1, 1), (result.Frames, result.FramesLooked));
        Assert.Equal((1, 0, 0), (result.Faces.InBoth, result.Faces.OnlyInOriginal, result.Faces.OnlyInProtected));
        Assert.Equal((1, 1), (result.Data.Pictures, result.Data.People));
        Assert.Equal(["protected", "control"], result.Data.Methods.Select(method => method.Name));

        var step = Change / 127.5;
        var (strong, weak, idle) = (result.Data.Methods[0].Generators[0], result.Data.Methods[0].Generators[1], result.Data.Methods[0].Generators[2]);
        Assert.Equal((2, 0, 1.0), (strong.Pairs, strong.NothingToInterrupt, strong.Sr!.Value));
        Assert.Equal(64 * step * step, strong.L2Mask!.Value, 3);
        Assert.Equal((1, 0, 0.0), (weak.Pairs, weak.NothingToInterrupt, weak.Sr!.Value));
        Assert.Equal(step * step, weak.L2Mask!.Value, 4);
        Assert.Equal((1, 1), (idle.Pairs, idle.NothingToInterrupt));
        Assert.Equal(20 * Math.Log10(255.0 / Change), result.Data.Methods[0].Visibility.Psnr!.Value, 2);

        var control = result.Data.Methods[1];
        Assert.Equal(0, control.Generators[0].Sr!.Value);
        Assert.Equal(64 / 127.5 / 127.5, control.Generators[0].L2Mask!.Value, 4);
    }

    [Fact]
    public async Task A_face_that_is_found_elsewhere_in_the_protected_file_is_forged_there_in_both()
    {
        // On a slope, crops a few pixels apart would differ by themselves.
        var result = await VerifyAsync(new(Ramp("original.png"), Ramp("same.png")), new([s_square], [s_square with { X = 19 }]));
        Assert.Equal(3, result.Faces.CropDistancePixels!.Value, 3);
        Assert.Equal(3 / 0.32, result.Faces.CropDistancePercent!.Value, 3);
        Assert.Equal(32, result.Faces.CropSide!.Value, 3);
        Assert.Equal(0, result.Data.Methods[0].Generators[0].L2Mask!.Value);
        Assert.Null(result.Data.Methods[0].Visibility.Psnr);
    }

    [Fact]
    public async Task Faces_without_a_partner_are_counted()
    {
        var result = await VerifyAsync(new(Ramp("original.png"), Ramp("protected.png", Change)), new([s_square, new(10, 0, 1, 1)], [s_square, new(10, 0, 50, 50), new(10, 0, 50, 1)]));
        Assert.Equal((1, 1, 2), (result.Faces.InBoth, result.Faces.OnlyInOriginal, result.Faces.OnlyInProtected));
    }

    [Fact]
    public async Task Several_files_give_one_result_in_batches_that_span_them()
    {
        VerificationFiles pair = new(Ramp("original.png"), Ramp("protected.png", Change));
        using var ensemble = NewEnsemble();
        using var verification = new VideoVerification(ensemble, new() { DrawsStrip = true, Measuring = new() { BatchSize = 2, Resamples = 20 } }, new ScriptedDetector([s_square], [s_square]));
        var reports = new List<EvaluationProgress>();
        var result = await verification.RunAsync("three", [pair, pair, pair], new Listener(reports), TestContext.Current.CancellationToken);
        Assert.Equal((3, 3), (result.Data.Pictures, result.Data.Methods[0].Generators[1].Pairs));
        // Four edits, of the original and of the protected file.
        Assert.Equal(new EvaluationProgress(3 * 4 * 2, 3 * 4 * 2, "three"), reports[^1]);
        Assert.All(reports, report => Assert.InRange(report.Done, 1, report.Total));
        using var strip = Cv2.ImDecode(result.Strip!, ImreadModes.Color);
        Assert.False(strip.Empty());
    }

    [Fact]
    public async Task No_face_is_a_failure_that_says_where_there_is_none()
    {
        VerificationFiles pair = new(Ramp("original.png"), Ramp("protected.png", Change));
        Assert.Contains("no face was found", (await Assert.ThrowsAsync<MediaException>(() => VerifyAsync(pair, new([], [])))).Message, StringComparison.Ordinal);
        Assert.Contains("though", (await Assert.ThrowsAsync<MediaException>(() => VerifyAsync(pair, new([s_square], [])))).Message, StringComparison.Ordinal);
        Assert.Contains("are not where", (await Assert.ThrowsAsync<MediaException>(() => VerifyAsync(pair, new([s_square], [new(10, 0, 50, 50)])))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_of_another_size_are_refused()
    {
        using var small = new Mat(32, 64, MatType.CV_8UC3, Scalar.All(80));
        Cv2.ImWrite(In("small.png"), small);
        var message = (await Assert.ThrowsAsync<MediaException>(() => VerifyAsync(new(Ramp("original.png"), In("small.png")), new([s_square])))).Message;
        foreach (var word in new[] { "small.png", "64×32", "original.png", "64×64" }) Assert.Contains(word, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Videos_are_compared_frame_by_frame_at_the_same_times()
    {
        var original = await VideoAsync("original.mkv", 12, 25);
        var detector = new ScriptedDetector([s_square], [s_square]);
        var same = await VerifyAsync(new(original, await VideoAsync("same.mp4", 12, 25, "libx264", "-qp", "0")), detector);
        Assert.Equal((12, 4, 4), (same.Frames, same.FramesLooked, same.Faces.InBoth));
        Assert.Equal(0, same.Data.Methods[0].Generators[0].L2Mask!.Value);

        await RefusedAsync(await VideoAsync("short.mkv", 10, 25), "ends after 10 frames");
        await RefusedAsync(await VideoAsync("long.mkv", 14, 25), "goes on after the 12 frames");
        await RefusedAsync(await VideoAsync("slow.mkv", 12, 24), "its frame 3 is shown after 0.083 s");
        await RefusedAsync(Ramp("picture.png"), "is a picture");

        async Task RefusedAsync(string other, string words)
        {
            var message = (await Assert.ThrowsAsync<MediaException>(() => VerifyAsync(new(original, other), detector))).Message;
            Assert.StartsWith(other, message, StringComparison.Ordinal);
            Assert.Contains(words, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task It_can_be_stopped()
    {
        using var ensemble = NewEnsemble();
        using var verification = new VideoVerification(ensemble, new(), new ScriptedDetector([s_square]));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => verification.RunAsync("x", [new(Ramp("original.png"), Ramp("protected.png", Change))], null, new(canceled: true)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Ensemble NewEnsemble() => new([
        new GainGenerator(GeneratorFamily.StarGan, 8, 0.5, "a", "b"),
        new GainGenerator(GeneratorFamily.AttGan, 1, 0.5, "c"),
        new GainGenerator(GeneratorFamily.HiSd, 1, 0, "d"),
    ]);

    private static async Task<VerificationResult> VerifyAsync(VerificationFiles files, ScriptedDetector detector)
    {
        using var ensemble = NewEnsemble();
        using var verification = new VideoVerification(ensemble, new() { Frames = 4, Measuring = new() { BatchSize = 3, Resamples = 20 } }, detector);
        return await verification.RunAsync("test", [files], null, TestContext.Current.CancellationToken);
    }

    private string In(string name) => Path.Combine(_folder, name);

    /// <summary>64×64, darker on the left and lighter on the right, nowhere saturated.</summary>
    private string Ramp(string name, int brighter = 0)
    {
        using var picture = new Mat(64, 64, MatType.CV_8UC3);
        for (var row = 0; row < 64; row++)
            for (var column = 0; column < 64; column++)
            {
                var grey = (byte)(90 + column + brighter);
                picture.Set(row, column, new Vec3b(grey, grey, grey));
            }
        Cv2.ImWrite(In(name), picture);
        return In(name);
    }

    private async Task<string> VideoAsync(string name, int frames, int rate, string codec = "ffv1", params string[] options)
    {
        await ProcessRun.MeasureAsync(
            ["ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", $"testsrc=s=64x64:r={rate}", "-frames:v", $"{frames}", "-pix_fmt", "yuv420p", "-c:v", codec, .. options, In(name)],
            TestContext.Current.CancellationToken);
        return In(name);
    }

    private sealed class Listener(List<EvaluationProgress> reports) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => reports.Add(value);
    }
}
