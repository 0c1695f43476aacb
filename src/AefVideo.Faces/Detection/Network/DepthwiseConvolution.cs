using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AefVideo.Faces.Detection.Network;

/// <summary>A 3×3 filter of its own for every channel, without bias, padded as TensorFlow's "SAME": all around with step 1, below and to the right with step 2.</summary>
internal sealed unsafe class DepthwiseConvolution : IDisposable
{
    private const int Taps = 9;

    private readonly int _stride;
    private readonly AlignedFloats _weights;

    /// <param name="weights"><c>[3, 3, channels]</c>.</param>
    /// <param name="stride">Pixels of the input from one output to the next: 1 or 2.</param>
    public DepthwiseConvolution(ReadOnlySpan<float> weights, int stride)
    {
        _stride = stride;
        var channels = weights.Length / Taps;
        Channels = Lanes.Whole(channels);
        _weights = new(Taps * Channels);
        var packed = _weights.Span;
        for (var first = 0; first < channels; first += Lanes.Count)
        {
            for (var tap = 0; tap < Taps; tap++)
            {
                weights.Slice(tap * channels + first, Math.Min(Lanes.Count, channels - first)).CopyTo(packed);
                packed = packed[Lanes.Count..];
            }
        }
    }

    /// <summary>Numbers of a pixel, of the input as of the output.</summary>
    public int Channels { get; }

    /// <summary>Works out a row.</summary>
    /// <param name="input">With these channels, and a border.</param>
    /// <param name="y">Row of the output.</param>
    /// <param name="output">Its first pixel; there is no gap between pixels.</param>
    public void ApplyRow(FeatureMap input, int y, float* output)
    {
        var weights = _weights.First;
        for (var channel = 0; channel < Channels; channel += Lanes.Count, weights += Taps * Lanes.Count)
        {
            if (_stride == 1) Step1(input.At(-1, y - 1) + channel, input.At(-1, y) + channel, input.At(-1, y + 1) + channel, weights, output + channel, input.Size);
            else Step2(input.At(0, 2 * y) + channel, input.At(0, 2 * y + 1) + channel, input.At(0, 2 * y + 2) + channel, weights, output + channel, input.Size / 2);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _weights.Dispose();

    // Four outputs share the six columns that they look at.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step1(float* above, float* at, float* below, float* weights, float* output, int pixels)
    {
        Vector256<float> w00 = Vector256.Load(weights), w01 = Vector256.Load(weights + 8), w02 = Vector256.Load(weights + 16);
        Vector256<float> w10 = Vector256.Load(weights + 24), w11 = Vector256.Load(weights + 32), w12 = Vector256.Load(weights + 40);
        Vector256<float> w20 = Vector256.Load(weights + 48), w21 = Vector256.Load(weights + 56), w22 = Vector256.Load(weights + 64);
        nint step = Channels;
        for (var x = 0; x < pixels; x += PointwiseConvolution.Tile)
        {
            Vector256<float> a = default, b = default, c = default, d = default;
            Across(above, step, w00, w01, w02, ref a, ref b, ref c, ref d);
            Across(at, step, w10, w11, w12, ref a, ref b, ref c, ref d);
            Across(below, step, w20, w21, w22, ref a, ref b, ref c, ref d);
            a.Store(output);
            b.Store(output + step);
            c.Store(output + 2 * step);
            d.Store(output + 3 * step);
            above += PointwiseConvolution.Tile * step;
            at += PointwiseConvolution.Tile * step;
            below += PointwiseConvolution.Tile * step;
            output += PointwiseConvolution.Tile * step;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Across(
        float* row, nint step, Vector256<float> left, Vector256<float> middle, Vector256<float> right,
        ref Vector256<float> a, ref Vector256<float> b, ref Vector256<float> c, ref Vector256<float> d)
    {
        var value = Vector256.Load(row);
        a = Vector256.MultiplyAddEstimate(value, left, a);
        value = Vector256.Load(row + step);
        a = Vector256.MultiplyAddEstimate(value, middle, a);
        b = Vector256.MultiplyAddEstimate(value, left, b);
        value = Vector256.Load(row + 2 * step);
        a = Vector256.MultiplyAddEstimate(value, right, a);
        b = Vector256.MultiplyAddEstimate(value, middle, b);
        c = Vector256.MultiplyAddEstimate(value, left, c);
        value = Vector256.Load(row + 3 * step);
        b = Vector256.MultiplyAddEstimate(value, right, b);
        c = Vector256.MultiplyAddEstimate(value, middle, c);
        d = Vector256.MultiplyAddEstimate(value, left, d);
        value = Vector256.Load(row + 4 * step);
        c = Vector256.MultiplyAddEstimate(value, right, c);
        d = Vector256.MultiplyAddEstimate(value, middle, d);
        d = Vector256.MultiplyAddEstimate(Vector256.Load(row + 5 * step), right, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step2(float* row0, float* row1, float* row2, float* weights, float* output, int pixels)
    {
        nint step = Channels;
        for (var x = 0; x < pixels; x++)
        {
            var sum = Vector256.Load(row0) * Vector256.Load(weights);
            sum = Vector256.MultiplyAddEstimate(Vector256.Load(row0 + step), Vector256.Load(weights + 8), sum);
            sum = Vector256.MultiplyAddEstimate(Vector256.Load(row0 + 2 * step), Vector256.Load(weights + 16), sum);
            sum = Vector256.MultiplyAddEstimate(Vector256.Load(row1), Vector256.Load(weights + 24), sum);
            sum = Vector256.MultiplyAddEstimate(Vector256.Load(row1 + step), Vector256.Load(weights + 32), sum);
            sum = Vector256.MultiplyAddEstimate(Vector256.Load(row1 + 2 * step), Vector256.Load(weights + 40), sum);
            sum = Vector256.MultiplyAddEstimate(Vector256.Load(row2), Vector256.Load(weights + 48), sum);
            sum = Vector256.MultiplyAddEstimate(Vector256.Load(row2 + step), Vector256.Load(weights + 56), sum);
            Vector256.MultiplyAddEstimate(Vector256.Load(row2 + 2 * step), Vector256.Load(weights + 64), sum).Store(output);
            row0 += 2 * step;
            row1 += 2 * step;
            row2 += 2 * step;
            output += step;
        }
    }
}
