using static TorchSharp.torch;

namespace AefVideo.Protection.Channel;

/// <summary>
/// What is left of a face after it was put into a video at some size, encoded and cut out again by somebody else, as a differentiable model of our own: resampled, chroma at half the resolution,
/// coefficients of blocks below the quantiser's dead zone faded away, and the cut a little beside the place. δ that is to work in videos is optimised through it. It knows no motion and no prediction between frames.
/// </summary>
internal static class VideoChannel
{
    // Every other draw: what works in pictures shall not be lost over what works in videos.
    private const float Chance = 0.5f;

    // Faces from 3/4 of the generators' size to 2 1/2 times of it.
    private const double SmallestFace = 0.75;
    private const double LargestFace = 2.5;

    // Quantisers of H.264, as CRF 16 to 28 come to.
    private const double FinestQuantizer = 16;
    private const double CoarsestQuantizer = 28;

    // A quantiser of 0 has steps of 0.625 of 255 levels, and 6 more double them (H.264, table of Qstep). The dead zone in steps is fitted to what x264 leaves of random ±ε
    // in luma: of its energy 0.91 at CRF 18, 0.75 at 23, 0.39 at 28.
    private const double FirstStep = 0.625 / 127.5;
    private const double DoublingOfStep = 6;
    private const double DeadZone = 0.6;

    // Two detections of a face, before and after the codec, are a few hundredths of its width apart.
    private const double Misplacement = 0.025;
    private const double Misscaling = 0.03;

    // Chroma has half the resolution, and its blocks are as large.
    private const int SizeMultiple = 2 * BlockTransform.Size;

    // BT.601, to luma and two differences of colour and back.
    private static readonly float[] s_toLuma = [0.299f, 0.587f, 0.114f, -0.168736f, -0.331264f, 0.5f, 0.5f, -0.418688f, -0.081312f];
    private static readonly float[] s_toRed = [1f, 0f, 1.402f, 1f, -0.344136f, -0.714136f, 1f, 1.772f, 0f];

    /// <summary>The pictures, changed in every other draw. What is drawn depends on seed, iteration and draw only.</summary>
    /// <param name="images">[N, 3, S, S] in about [−1, 1].</param>
    /// <param name="seed">The run's.</param>
    /// <param name="iteration">From 0.</param>
    /// <param name="draw">Which draw of the iteration.</param>
    public static Tensor Apply(Tensor images, ulong seed, long iteration, int draw)
    {
        Span<float> chance = stackalloc float[6];
        // Not the numbers that input diversity draws.
        StepDraw.Fill(~seed, iteration, draw, chance);
        if (chance[0] >= Chance) return images;
        var face = images.shape[2] * SmallestFace * Math.Pow(LargestFace / SmallestFace, chance[1]);
        var quantizer = FinestQuantizer + chance[2] * (CoarsestQuantizer - FinestQuantizer);
        var passed = Pass(images, Math.Max(SizeMultiple, (long)Math.Round(face / SizeMultiple) * SizeMultiple), quantizer);
        return SecondCut.Of(passed, Around(chance[3], Misplacement), Around(chance[4], Misplacement), 1 + Around(chance[5], Misscaling));
    }

    /// <summary>The pictures after they were resized, encoded and resized back.</summary>
    /// <param name="images">[N, 3, S, S] in about [−1, 1].</param>
    /// <param name="face">Height and width of the face in the video, a multiple of 16.</param>
    /// <param name="quantizer">H.264's quantisation parameter, 0 to 51.</param>
    public static Tensor Pass(Tensor images, long face, double quantizer)
    {
        var threshold = DeadZone * FirstStep * Math.Pow(2, quantizer / DoublingOfStep);
        var planes = Turn(Resize(images, face), s_toLuma);
        var luma = Encode(planes.narrow(1, 0, 1), threshold);
        var chroma = nn.functional.avg_pool2d(planes.narrow(1, 1, 2), 2);
        var coded = cat([Encode(chroma.narrow(1, 0, 1), threshold), Encode(chroma.narrow(1, 1, 1), threshold)], 1);
        return Resize(Turn(cat([luma, Resize(coded, face)], 1), s_toRed), images.shape[2]);
    }

    private static double Around(float chance, double most) => (2 * chance - 1) * most;

    private static Tensor Resize(Tensor pictures, long size) => pictures.shape[2] == size
        ? pictures
        : nn.functional.interpolate(pictures, [size, size], mode: InterpolationMode.Bilinear, align_corners: false, antialias: true);

    private static Tensor Turn(Tensor pictures, float[] matrix) => nn.functional.conv2d(pictures, tensor(matrix).view(3, 3, 1, 1));

    // A coefficient within the dead zone fades by the square of its size in place of being cut off, so that gradients tell what would lift it above.
    private static Tensor Encode(Tensor plane, double threshold)
    {
        var coefficients = BlockTransform.Analyse(plane);
        return BlockTransform.Synthesise(coefficients * (coefficients / threshold).square().clamp_max(1));
    }
}
