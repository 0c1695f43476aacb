using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Evaluation.Interruption;
using AefVideo.Evaluation.Verification;
using AefVideo.Faces;
using AefVideo.Pipeline.Jobs;
using AefVideo.Pipeline.Sinks;
using AefVideo.Protection;
using AefVideo.Protection.Optimization;

namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>
/// What is left of perturbations after H.264 in 4:2:0: protects clips as <c>aef protect</c> does, at several rate factors and face sizes, and verifies each file that comes out. Clips are scaled beforehand and
/// kept without loss, so that the codec is the only thing between a protected face and its forgery.
/// </summary>
/// <param name="ensemble">The generators; stay the caller's.</param>
/// <param name="options">What to measure.</param>
public sealed class CodecBenchmark(Ensemble ensemble, CodecBenchmarkOptions options)
{
    // Where nothing is added, something must be given all the same: it is multiplied by 0.
    private static readonly Perturbation s_anything = Perturbation.Random(Perturbation.MinimumSize, 0.05f, seed: 1);

    /// <summary>Runs it. Writes only to a folder of its own below the system's temporary one, which it removes.</summary>
    /// <param name="progress">Told before each measurement.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AefVideoException">A clip cannot be used, or the faces are not found in it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<CodecBenchmarkResult> RunAsync(IProgress<string>? progress, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("aef-codec-");
        try
        {
            using var verification = new VideoVerification(ensemble, options.Verification with { DrawsStrip = false });
            var clips = await MeasureClipsAsync(cancellation).ConfigureAwait(false);
            var journal = new CodecJournal(options.Journal, Settings(clips));
            var rows = new List<CodecRow>();
            var progressing = new CodecProgress(progress, options.FaceSizes.Count * options.RateFactors.Count * options.Treatments.Count);
            foreach (var size in options.FaceSizes)
            {
                IReadOnlyList<string>? originals = null;
                foreach (var rate in options.RateFactors)
                {
                    long? plain = null;
                    foreach (var treatment in options.Treatments)
                    {
                        if (journal.Find(treatment, rate, size) is { } known)
                        {
                            rows.Add(known);
                            progressing.Skip();
                            continue;
                        }
                        progressing.Begin(string.Create(CultureInfo.InvariantCulture, $"{treatment.Name}, CRF {rate}, faces of {size} pixels"));
                        originals ??= await ScaleAsync(clips, size, folder.FullName, cancellation).ConfigureAwait(false);
                        plain ??= await EncodeAsync(originals, Treatment.None, rate, cancellation).ConfigureAwait(false);
                        rows.Add(await MeasureAsync(verification, originals, treatment, rate, size, plain.Value, cancellation).ConfigureAwait(false));
                        journal.Add(treatment, rows[^1]);
                    }
                }
            }
            return new(clips, rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<IReadOnlyList<CodecClip>> MeasureClipsAsync(CancellationToken cancellation)
    {
        using var detector = new BlazeFaceDetector(new() { SmallFaces = options.Verification.SmallFaces });
        var clips = new List<CodecClip>();
        foreach (var clip in options.Clips) clips.Add(await FaceMeasure.OfAsync(clip, detector, cancellation).ConfigureAwait(false));
        return clips;
    }

    private async Task<IReadOnlyList<string>> ScaleAsync(IReadOnlyList<CodecClip> clips, int size, string folder, CancellationToken cancellation)
    {
        var originals = new List<string>();
        for (var i = 0; i < clips.Count; i++)
        {
            var output = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i}.mp4"));
            await ScaledClip.MakeAsync(options.Clips[i], clips[i], size, options.Longest, output, cancellation).ConfigureAwait(false);
            originals.Add(output);
        }
        return originals;
    }

    private static async Task<CodecRow> MeasureAsync(
        VideoVerification verification, IReadOnlyList<string> originals, Treatment treatment, int rate, int size, long plainBytes, CancellationToken cancellation)
    {
        var bytes = treatment.Perturbation is null ? plainBytes : await EncodeAsync(originals, treatment, rate, cancellation).ConfigureAwait(false);
        var files = originals.Select(original => new VerificationFiles(original, OutputOf(original, treatment))).ToArray();
        var result = await verification.RunAsync(treatment.Name, files, null, cancellation).ConfigureAwait(false);
        return new(treatment.Name, rate, size, result.Faces, result.Data.Methods[0] with { Name = treatment.Name }, bytes, bytes / (double)plainBytes);
    }

    /// <summary>Protects the clips; tells how large they are together.</summary>
    private static async Task<long> EncodeAsync(IReadOnlyList<string> originals, Treatment treatment, int rate, CancellationToken cancellation)
    {
        long bytes = 0;
        foreach (var original in originals)
        {
            var output = OutputOf(original, treatment);
            var job = new ProtectionJob(new()
            {
                Input = original,
                Output = output,
                Perturbation = treatment.Perturbation ?? s_anything,
                Strength = treatment.Perturbation is null ? 0 : 1,
                Encoder = new() { Codec = VideoCodec.H264, Crf = rate, Overwrite = true },
            });
            await job.RunAsync(cancellation).ConfigureAwait(false);
            bytes += new FileInfo(output).Length;
        }
        return bytes;
    }

    private static string OutputOf(string original, Treatment treatment) => Path.ChangeExtension(original, treatment.Perturbation is null ? ".plain.mp4" : ".protected.mp4");

    /// <summary>What rows depend on besides perturbation, rate factor and face size.</summary>
    private string Settings(IReadOnlyList<CodecClip> clips)
    {
        var (verification, measuring) = (options.Verification, options.Verification.Measuring);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"aef bench codec; {string.Join("; ", clips)}; {string.Join(' ', ensemble.Members.Select(member => member.Generator.Fingerprint))}; seconds {options.Longest?.TotalSeconds}, frames {verification.Frames}, small faces {verification.SmallFaces}, size {verification.CropSize}, batch {measuring.BatchSize}, seed {measuring.Seed}, {measuring.ComputeType}");
    }
}
