using AefVideo.Core.Imaging;
using OpenCvSharp;

namespace AefVideo.Faces.Detection;

/// <summary>
/// Cuts turned, scaled squares out of a picture as RGB. Planes are halved until about one sample is left for each that is wanted, then warped,
/// and only the small result is converted to RGB: a large picture costs little more than a small one.
/// </summary>
internal sealed class PictureSampler : IDisposable
{
    /// <summary>Enough for a picture 32,768 samples wide.</summary>
    private const int LevelLimit = 8;

    private readonly PlaneMats _planeMats = new();
    private readonly Mat[][] _levels = [new Mat[LevelLimit], new Mat[LevelLimit], new Mat[LevelLimit]];
    private readonly int[] _levelCount = new int[3];
    private readonly Mat[] _cut = [new(), new(), new()];
    private readonly Mat _matrix = new(2, 3, MatType.CV_64FC1);
    private Picture? _picture;

    /// <summary>The picture from which squares are cut until the next call; its samples must not change meanwhile.</summary>
    public void Bind(Picture picture)
    {
        _picture = picture;
        for (var plane = 0; plane < picture.Format.PlaneCount; plane++)
        {
            _levels[plane][0] = _planeMats.Of(picture, plane);
            _levelCount[plane] = 1;
        }
    }

    /// <summary>Forgets the picture.</summary>
    public void Unbind() => _picture = null;

    /// <summary>Fills a square, black where it reaches beyond the picture.</summary>
    /// <param name="toPicture">From pixels of the square to luma pixels of the picture, both with the first pixel's centre at (0.5, 0.5).</param>
    /// <param name="size">Side of the square in pixels.</param>
    /// <param name="rgb"><c>[size, size, 3]</c>, in −1…1.</param>
    public unsafe void Sample(SimilarityTransform toPicture, int size, Span<float> rgb)
    {
        var picture = _picture ?? throw new InvalidOperationException("There is no picture to cut from.");
        var format = picture.Format;
        for (var plane = 0; plane < format.PlaneCount; plane++) Cut(format, plane, toPicture, size);
        if (format.Layout == PixelLayout.Bgr24)
        {
            SmallColor.FromBgr(new((void*)_cut[0].Data, size * size * 3), rgb);
            return;
        }
        var luma = new ReadOnlySpan<byte>((void*)_cut[0].Data, size * size);
        if (format.Layout == PixelLayout.Gray) SmallColor.FromGray(luma, format.FullRange, rgb);
        else SmallColor.FromYuv(luma, new((void*)_cut[1].Data, size * size), new((void*)_cut[2].Data, size * size), format.Matrix, format.FullRange, rgb);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _planeMats.Dispose();
        _matrix.Dispose();
        foreach (var mat in _cut) mat.Dispose();
        foreach (var levels in _levels)
            for (var level = 1; level < LevelLimit; level++) levels[level]?.Dispose();
    }

    private void Cut(PictureFormat format, int plane, SimilarityTransform toPicture, int size)
    {
        double stepX = plane == 0 ? 1 : format.ChromaStepX, stepY = plane == 0 ? 1 : format.ChromaStepY;
        var samplesPerPixel = toPicture.Scale / Math.Max(stepX, stepY);
        var level = Level(plane, Math.Max(0, (int)Math.Round(Math.Log2(samplesPerPixel))));

        // A chroma sample on the left column of two stands a quarter of its own width before their middle.
        var left = stepX > 1 && format.Siting != ChromaSiting.Center ? 0.25 : 0;
        var top = stepY > 1 && format.Siting == ChromaSiting.TopLeft ? 0.25 : 0;
        double scaleX = 1 / (stepX * (1 << level)), scaleY = 1 / (stepY * (1 << level));

        // OpenCV counts from the centre of the first sample.
        var first = toPicture.Apply(new(0.5f, 0.5f));
        _matrix.At<double>(0, 0) = toPicture.A * scaleX;
        _matrix.At<double>(0, 1) = -toPicture.B * scaleX;
        _matrix.At<double>(0, 2) = first.X * scaleX + left / (1 << level) - 0.5;
        _matrix.At<double>(1, 0) = toPicture.B * scaleY;
        _matrix.At<double>(1, 1) = toPicture.A * scaleY;
        _matrix.At<double>(1, 2) = first.Y * scaleY + top / (1 << level) - 0.5;
        var black = plane > 0 ? 128 : format.Layout == PixelLayout.Bgr24 || format.FullRange ? 0 : 16;
        Cv2.WarpAffine(_levels[plane][level], _cut[plane], _matrix, new Size(size, size), InterpolationFlags.Linear | InterpolationFlags.WarpInverseMap, BorderTypes.Constant, Scalar.All(black));
    }

    /// <summary>Makes a plane halved this often, or less often where it would vanish; tells how often.</summary>
    private int Level(int plane, int wanted)
    {
        var levels = _levels[plane];
        for (ref var count = ref _levelCount[plane]; count <= Math.Min(wanted, LevelLimit - 1); count++)
        {
            var finer = levels[count - 1];
            var half = new Size(finer.Width / 2, finer.Height / 2);
            if (half.Width == 0 || half.Height == 0) return count - 1;
            var coarser = levels[count] ??= new Mat();
            if (finer.Width == half.Width * 2 && finer.Height == half.Height * 2)
            {
                Cv2.Resize(finer, coarser, half, 0, 0, InterpolationFlags.Area);
                continue;
            }
            using var even = new Mat(finer, new Rect(0, 0, half.Width * 2, half.Height * 2));
            Cv2.Resize(even, coarser, half, 0, 0, InterpolationFlags.Area);
        }
        return Math.Min(wanted, _levelCount[plane] - 1);
    }
}
