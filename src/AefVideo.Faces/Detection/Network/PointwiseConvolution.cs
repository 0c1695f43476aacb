using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AefVideo.Faces.Detection.Network;

/// <summary>
/// A product of every pixel of a row with one matrix, plus bias and what the pixel is added to, negative results put to zero where wanted.
/// Four pixels by three vectors of results are kept in registers, so that a weight that was read serves four times.
/// </summary>
internal sealed unsafe class PointwiseConvolution : IDisposable
{
    /// <summary>Pixels that are worked on together; rows are whole multiples of it.</summary>
    public const int Tile = 4;

    private const int TileVectors = 3;

    private readonly int _depth;
    private readonly AlignedFloats _weights;
    private readonly AlignedFloats _bias;
    private readonly AlignedFloats _nothing;

    /// <param name="weights"><c>[inputs, outputs]</c>.</param>
    /// <param name="bias"><c>[outputs]</c>.</param>
    public PointwiseConvolution(ReadOnlySpan<float> weights, ReadOnlySpan<float> bias)
    {
        _depth = weights.Length / bias.Length;
        Outputs = Lanes.Whole(bias.Length);
        _bias = new(Outputs);
        bias.CopyTo(_bias.Span);
        _nothing = new(Outputs);

        // As they are walked through: for each tile's vectors all inputs, one after the other.
        _weights = new(_depth * Outputs);
        var packed = _weights.Span;
        for (var first = 0; first < Outputs;)
        {
            var wide = VectorsOfTile(Outputs - first) * Lanes.Count;
            var real = Math.Min(wide, bias.Length - first);
            for (var input = 0; input < _depth; input++)
            {
                if (real > 0) weights.Slice(input * bias.Length + first, real).CopyTo(packed);
                packed = packed[wide..];
            }
            first += wide;
        }
    }

    /// <summary>Numbers that a pixel gets: whole vectors, zeros behind the real ones.</summary>
    public int Outputs { get; }

    /// <summary>Works on a row.</summary>
    /// <param name="input">First pixel's inputs.</param>
    /// <param name="inputStride">Numbers from a pixel's inputs to the next one's.</param>
    /// <param name="shortcut">What is added to the first pixel's outputs; null for nothing.</param>
    /// <param name="shortcutStride">Numbers to what is added to the next one's.</param>
    /// <param name="output">First pixel's outputs.</param>
    /// <param name="outputStride">Numbers to the next one's.</param>
    /// <param name="pixels">A multiple of <see cref="Tile" />.</param>
    /// <param name="rectify">Whether negative results become zero.</param>
    public void Apply(float* input, int inputStride, float* shortcut, int shortcutStride, float* output, int outputStride, int pixels, bool rectify)
    {
        var least = Vector256.Create(rectify ? 0 : float.NegativeInfinity);
        if (shortcut == null)
        {
            shortcut = _nothing.First;
            shortcutStride = 0;
        }
        float* weights = _weights.First, bias = _bias.First;
        for (var first = 0; first < Outputs;)
        {
            var vectors = VectorsOfTile(Outputs - first);
            if (vectors == 1) One(input, inputStride, weights, bias, shortcut, shortcutStride, output, outputStride, pixels, least);
            else Three(input, inputStride, weights, bias, shortcut, shortcutStride, output, outputStride, pixels, least);
            var wide = vectors * Lanes.Count;
            first += wide;
            weights += _depth * wide;
            bias += wide;
            shortcut += wide;
            output += wide;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _weights.Dispose();
        _bias.Dispose();
        _nothing.Dispose();
    }

    // The networks' widths are multiples of three vectors but for a few.
    private static int VectorsOfTile(int outputs) => outputs >= TileVectors * Lanes.Count ? TileVectors : 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Three(
        float* input, int inputStride, float* weights, float* bias, float* shortcut, int shortcutStride, float* output, int outputStride, int pixels, Vector256<float> least)
    {
        for (var pixel = 0; pixel < pixels; pixel += Tile)
        {
            float* in0 = input + pixel * inputStride, in1 = in0 + inputStride, in2 = in1 + inputStride, in3 = in2 + inputStride;
            Vector256<float> a = Vector256.Load(bias), b = Vector256.Load(bias + 8), c = Vector256.Load(bias + 16);
            Vector256<float> a0 = a, a1 = a, a2 = a, a3 = a, b0 = b, b1 = b, b2 = b, b3 = b, c0 = c, c1 = c, c2 = c, c3 = c;
            var weight = weights;
            for (var i = 0; i < _depth; i++, weight += 24)
            {
                a = Vector256.Load(weight);
                b = Vector256.Load(weight + 8);
                c = Vector256.Load(weight + 16);
                var x = Vector256.Create(in0[i]);
                a0 = Vector256.MultiplyAddEstimate(x, a, a0);
                b0 = Vector256.MultiplyAddEstimate(x, b, b0);
                c0 = Vector256.MultiplyAddEstimate(x, c, c0);
                x = Vector256.Create(in1[i]);
                a1 = Vector256.MultiplyAddEstimate(x, a, a1);
                b1 = Vector256.MultiplyAddEstimate(x, b, b1);
                c1 = Vector256.MultiplyAddEstimate(x, c, c1);
                x = Vector256.Create(in2[i]);
                a2 = Vector256.MultiplyAddEstimate(x, a, a2);
                b2 = Vector256.MultiplyAddEstimate(x, b, b2);
                c2 = Vector256.MultiplyAddEstimate(x, c, c2);
                x = Vector256.Create(in3[i]);
                a3 = Vector256.MultiplyAddEstimate(x, a, a3);
                b3 = Vector256.MultiplyAddEstimate(x, b, b3);
                c3 = Vector256.MultiplyAddEstimate(x, c, c3);
            }
            float* out0 = output + pixel * outputStride, out1 = out0 + outputStride, out2 = out1 + outputStride, out3 = out2 + outputStride;
            float* add0 = shortcut + pixel * shortcutStride, add1 = add0 + shortcutStride, add2 = add1 + shortcutStride, add3 = add2 + shortcutStride;
            Finish(a0, add0, least, out0);
            Finish(b0, add0 + 8, least, out0 + 8);
            Finish(c0, add0 + 16, least, out0 + 16);
            Finish(a1, add1, least, out1);
            Finish(b1, add1 + 8, least, out1 + 8);
            Finish(c1, add1 + 16, least, out1 + 16);
            Finish(a2, add2, least, out2);
            Finish(b2, add2 + 8, least, out2 + 8);
            Finish(c2, add2 + 16, least, out2 + 16);
            Finish(a3, add3, least, out3);
            Finish(b3, add3 + 8, least, out3 + 8);
            Finish(c3, add3 + 16, least, out3 + 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void One(
        float* input, int inputStride, float* weights, float* bias, float* shortcut, int shortcutStride, float* output, int outputStride, int pixels, Vector256<float> least)
    {
        for (var pixel = 0; pixel < pixels; pixel += Tile)
        {
            float* in0 = input + pixel * inputStride, in1 = in0 + inputStride, in2 = in1 + inputStride, in3 = in2 + inputStride;
            var a = Vector256.Load(bias);
            Vector256<float> a0 = a, a1 = a, a2 = a, a3 = a;
            var weight = weights;
            for (var i = 0; i < _depth; i++, weight += 8)
            {
                a = Vector256.Load(weight);
                a0 = Vector256.MultiplyAddEstimate(Vector256.Create(in0[i]), a, a0);
                a1 = Vector256.MultiplyAddEstimate(Vector256.Create(in1[i]), a, a1);
                a2 = Vector256.MultiplyAddEstimate(Vector256.Create(in2[i]), a, a2);
                a3 = Vector256.MultiplyAddEstimate(Vector256.Create(in3[i]), a, a3);
            }
            float* out0 = output + pixel * outputStride, add0 = shortcut + pixel * shortcutStride;
            Finish(a0, add0, least, out0);
            Finish(a1, add0 + shortcutStride, least, out0 + outputStride);
            Finish(a2, add0 + 2 * shortcutStride, least, out0 + 2 * outputStride);
            Finish(a3, add0 + 3 * shortcutStride, least, out0 + 3 * outputStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(Vector256<float> sum, float* shortcut, Vector256<float> least, float* output) =>
        Vector256.Max(sum + Vector256.Load(shortcut), least).Store(output);
}
