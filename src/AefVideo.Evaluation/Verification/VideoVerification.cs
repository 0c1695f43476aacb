using System.Collections.Concurrent;
using AefVideo.Core.Errors;
using AefVideo.Evaluation.Identity;
using AefVideo.Evaluation.Interruption;
using AefVideo.Faces;
using AefVideo.Protection.Optimization;

namespace AefVideo.Evaluation.Verification;

/// <summary>
/// Answers whether a protected file still protects, after its codec: finds the faces as whoever forges them would, in the decoded frames and knowing nothing of how they were protected, forges them and the
/// originals with every edit of every generator, and measures how far the forgeries were interrupted. Videos are decoded while forgeries are made; memory does not grow with their length.
/// </summary>
public sealed class VideoVerification : IDisposable
{
    /// <summary>What the protected file is called in results.</summary>
    public const string ProtectedName = "protected";

    /// <summary>What the control is called in results.</summary>
    public const string ControlName = "control";

    private readonly Ensemble _ensemble;
    private readonly VerificationOptions _options;
    private readonly IFaceDetector _detector;
    private readonly IdentitySimilarity _identity;
    private readonly JudgedLabels _labels;
    private readonly int _size;

    /// <summary>Loads the networks.</summary>
    /// <param name="ensemble">The generators; stay the caller's.</param>
    /// <param name="options">How to verify.</param>
    /// <exception cref="EnvironmentException">A network's file is missing.</exception>
    /// <exception cref="ModelException">A network's file is damaged.</exception>
    public VideoVerification(Ensemble ensemble, VerificationOptions options)
        : this(ensemble, options, new BlazeFaceDetector(new() { SmallFaces = options?.SmallFaces ?? false }))
    {
    }

    internal VideoVerification(Ensemble ensemble, VerificationOptions options, IFaceDetector detector)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(options);
        (_ensemble, _options, _detector) = (ensemble, options, detector);
        ensemble.ComputeType = options.Measuring.ComputeType;
        _size = options.CropSize ?? ensemble.Members.Max(member => member.Generator.ImageSize);
        _identity = IdentitySimilarity.OpenShipped();
        _labels = new();
    }

    /// <summary>Verifies files; several give one result over all their faces.</summary>
    /// <param name="name">What to call them in the result.</param>
    /// <param name="files">At least one; all with a control, or none.</param>
    /// <param name="progress">Hears how many forgeries were made, and how many there will be as far as can be told.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MediaException">A file cannot be read, the files do not show the same, or no face is in both.</exception>
    /// <exception cref="ModelException">A generator gives what is no picture.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<VerificationResult> RunAsync(string name, IReadOnlyList<VerificationFiles> files, IProgress<EvaluationProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentOutOfRangeException.ThrowIfZero(files.Count);
        string[] names = files[0].Control is null ? [ProtectedName] : [ProtectedName, ControlName];
        var meter = new ForgeryMeter(_ensemble, _identity, names, _options.Measuring);
        using var reader = new CropReader(_detector, _size);
        using var crops = new CropMeter(_ensemble, meter, _labels, _size);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // One batch waits while another is forged.
        using var queue = new BlockingCollection<CropBatch>(1);
        long planned = 0, done = 0;

        // Handing over a batch waits for the one before it, so neither may run on the caller's thread.
        var reading = Task.Run(ReadAsync, CancellationToken.None);
        // On one thread from beginning to end: libtorch keeps its own threads for each that calls it.
        var measuring = Task.Factory.StartNew(Measure, stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(reading, measuring).ConfigureAwait(false);
        return new(reader.Frames, reader.FramesLooked, reader.Agreement.Result(), crops.Result(name), await measuring.ConfigureAwait(false));

        async Task ReadAsync()
        {
            try
            {
                foreach (var set in files)
                {
                    var footage = await Footage.OpenAsync(set.Original, set.Control is null ? [set.Protected] : [set.Protected, set.Control], _options.TolerateDamage, _options.Limits, stop.Token).ConfigureAwait(false);
                    await using (footage.ConfigureAwait(false))
                    {
                        var plan = new FramePlan(_options.Frames, _options.Every, footage.ExpectedFrames);
                        Interlocked.Add(ref planned, plan.Planned ?? 0);
                        await reader.ReadAsync(footage, plan, _options.Measuring.BatchSize, batch => queue.Add(batch, stop.Token), stop.Token).ConfigureAwait(false);
                    }
                }
                if (reader.Faces == 0) throw NoFaces(files, reader);
                Interlocked.Exchange(ref planned, reader.FramesLooked);
                reader.Flush(batch => queue.Add(batch, stop.Token));
                queue.CompleteAdding();
            }
            catch
            {
                await stop.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }

        byte[]? Measure()
        {
            try
            {
                foreach (var batch in queue.GetConsumingEnumerable(stop.Token)) crops.Add(batch, names.Length + 1, Report, stop.Token);
                return _options.DrawsStrip ? crops.Draw() : null;
            }
            catch
            {
                stop.Cancel();
                throw;
            }
        }

        void Report(long forgeries)
        {
            done += forgeries;
            // As many faces in the frames to come as in those before; exact once all are read.
            var frames = Math.Max(1, reader.FramesLooked);
            var faces = reader.Faces * Math.Max(frames, Interlocked.Read(ref planned)) / frames;
            progress?.Report(new(done, Math.Max(done, faces * meter.ForgeriesPerPicture), name));
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _labels.Dispose();
        _identity.Dispose();
        _detector.Dispose();
    }

    private static MediaException NoFaces(IReadOnlyList<VerificationFiles> files, CropReader reader)
    {
        var faces = reader.Agreement.Result();
        var (original, protectedOne) = (files[0].Original, files[0].Protected);
        var looked = $"in {reader.FramesLooked} of {reader.Frames} frames";
        return new(faces switch
        {
            { OnlyInOriginal: 0, OnlyInProtected: 0 } => $"{protectedOne}: no face was found {looked}, nor in {original}, so there is nothing to verify; look at more frames (--frames) or for smaller faces (--small-faces).",
            { OnlyInProtected: 0 } => $"{protectedOne}: no face was found {looked}, though {original} shows {faces.OnlyInOriginal} there, so there is nothing to forge; look at more frames (--frames) or for smaller faces (--small-faces).",
            _ => $"{protectedOne}: its faces are not where those of {original} are ({looked}); give the file that it was made from.",
        });
    }
}
