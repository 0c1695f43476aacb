using System.Drawing;
using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Faces;

namespace AefVideo.Evaluation.Verification;

/// <summary>
/// Reads files in step, finds the faces of some frames in the original and in the protected file, each by itself and without knowing of the other, and cuts those that are in both. The place of a crop is
/// that of the protected file, for every file: so the measure sees what the perturbation does to a forgery, and not what a shift of the crop does.
/// </summary>
/// <param name="detector">Finds faces; stays the caller's.</param>
/// <param name="size">Side of a crop in pixels.</param>
internal sealed class CropReader(IFaceDetector detector, int size) : IDisposable
{
    private const int Original = 0, Protected = 1;

    /// <summary>What whoever forges takes for a face: the same that protection does. Below it things are more often none.</summary>
    public static readonly float LeastScore = new FaceTrackerOptions().StartScore;

    private readonly FaceCutter _cutter = new();
    private readonly List<FaceDetection> _answers = [];
    private CropBatch? _batch;

    /// <summary>How far the files agree about their faces, so far.</summary>
    public AgreementSeries Agreement { get; } = new();

    /// <summary>Frames read so far.</summary>
    public long Frames { get; private set; }

    /// <summary>Frames looked at so far. May be read at any time from any thread, roughly.</summary>
    public long FramesLooked { get; private set; }

    /// <summary>Faces cut so far. May be read at any time from any thread, roughly.</summary>
    public long Faces { get; private set; }

    /// <summary>Reads footage to its end.</summary>
    /// <param name="footage">The original, the protected file, and perhaps a control.</param>
    /// <param name="plan">Which frames to look at.</param>
    /// <param name="batchSize">Faces that come together; a last batch that is not full waits for the next footage.</param>
    /// <param name="full">Gets each batch.</param>
    /// <param name="cancellation">Stops it between frames.</param>
    public async Task ReadAsync(IFootage footage, FramePlan plan, int batchSize, Action<CropBatch> full, CancellationToken cancellation)
    {
        for (long frame = 0; await footage.ReadAsync(cancellation).ConfigureAwait(false); frame++)
        {
            Frames++;
            if (!plan.Takes(frame)) continue;
            FramesLooked++;
            Look(footage, batchSize, full);
        }
    }

    /// <summary>Hands over the last faces.</summary>
    /// <param name="full">Gets the batch, if there is one.</param>
    public void Flush(Action<CropBatch> full)
    {
        if (_batch is { } rest) full(rest);
        _batch = null;
    }

    /// <inheritdoc />
    public void Dispose() => _cutter.Dispose();

    private void Look(IFootage footage, int batchSize, Action<CropBatch> full)
    {
        var inOriginal = Find(footage, Original);
        var inProtected = Find(footage, Protected);
        var pairs = FacePairing.Pair(inOriginal, inProtected);
        Agreement.AddAlone(inOriginal.Count - pairs.Count, inProtected.Count - pairs.Count);
        foreach (var (face, other) in pairs)
        {
            var place = AlignmentTemplate.CelebA.FromAligned(inProtected[other].Keypoints);
            Agreement.Add(AlignmentTemplate.CelebA.FromAligned(inOriginal[face].Keypoints), place);
            _batch ??= new(footage.Files.Count, size, batchSize);
            for (var file = 0; file < footage.Files.Count; file++)
                _cutter.Cut(footage.Picture(file), place.Then(footage.Files[file].ToOriginal.Inverse()), size, _batch.Crop(file, _batch.Count));
            _batch.Grow();
            Faces++;
            if (_batch.IsFull) Flush(full);
        }
    }

    /// <summary>The faces of a file's frame, in the original's pixels.</summary>
    private List<FaceDetection> Find(IFootage footage, int number)
    {
        var file = footage.Files[number];
        detector.Detect(footage.Picture(number), file.ClockwiseQuarterTurns, _answers);
        return [.. _answers.Where(answer => answer.Score >= LeastScore).Select(answer => answer with { Box = Moved(answer.Box, file.ToOriginal), Keypoints = answer.Keypoints.Transformed(file.ToOriginal) })];
    }

    // Quarter turns keep boxes upright.
    private static RectangleF Moved(RectangleF box, SimilarityTransform transform)
    {
        var first = transform.Apply(new Vector2(box.Left, box.Top));
        var last = transform.Apply(new Vector2(box.Right, box.Bottom));
        return RectangleF.FromLTRB(MathF.Min(first.X, last.X), MathF.Min(first.Y, last.Y), MathF.Max(first.X, last.X), MathF.Max(first.Y, last.Y));
    }
}
