using System.Runtime.Intrinsics;

namespace AefVideo.Faces.Detection.Network;

/// <summary>
/// A block of BlazeFace (arXiv 1907.05047, figure 1): a depthwise and a pointwise convolution; the input, halved where the block steps by 2, is added with as many
/// channels of zeros as it lacks; then negative values become zero. Row by row, so that what the first convolution gives is still at hand for the second.
/// </summary>
internal sealed unsafe class BlazeFaceBlock : IDisposable
{
    private readonly DepthwiseConvolution _depthwise;
    private readonly PointwiseConvolution _pointwise;
    private readonly AlignedFloats _row;
    private readonly AlignedFloats _shortcut;
    private readonly bool _isAdded;

    /// <param name="depthwise">The first convolution.</param>
    /// <param name="pointwise">The second one.</param>
    /// <param name="isAdded">Whether the input is added.</param>
    /// <param name="output">Made for this block.</param>
    public BlazeFaceBlock(DepthwiseConvolution depthwise, PointwiseConvolution pointwise, bool isAdded, FeatureMap output)
    {
        _depthwise = depthwise;
        _pointwise = pointwise;
        _isAdded = isAdded;
        Output = output;
        _row = new(output.Size * depthwise.Channels);
        _shortcut = new(output.Size * pointwise.Outputs);
    }

    /// <summary>What it gives.</summary>
    public FeatureMap Output { get; }

    /// <summary>Works out some of its rows.</summary>
    public void Apply(FeatureMap input, RowRange rows)
    {
        for (var y = rows.First; y < rows.End; y++)
        {
            _depthwise.ApplyRow(input, y, _row.First);
            var shortcut = _isAdded ? ShortcutOf(input, y) : null;
            _pointwise.Apply(_row.First, _depthwise.Channels, shortcut, Output.Channels, Output.At(0, y), Output.Channels, Output.Size, rectify: true);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _depthwise.Dispose();
        _pointwise.Dispose();
        _row.Dispose();
        _shortcut.Dispose();
    }

    private float* ShortcutOf(FeatureMap input, int y)
    {
        if (input.Size == Output.Size && input.Channels == Output.Channels) return input.At(0, y);
        var target = _shortcut.First;
        for (var x = 0; x < Output.Size; x++, target += Output.Channels)
        {
            for (var channel = 0; channel < input.Channels; channel += Lanes.Count) Shortened(input, x, y, channel).Store(target + channel);
        }
        return _shortcut.First;
    }

    private Vector256<float> Shortened(FeatureMap input, int x, int y, int channel)
    {
        if (input.Size == Output.Size) return Vector256.Load(input.At(x, y) + channel);
        float* above = input.At(2 * x, 2 * y) + channel, below = input.At(2 * x, 2 * y + 1) + channel;
        return Vector256.Max(
            Vector256.Max(Vector256.Load(above), Vector256.Load(above + input.Channels)),
            Vector256.Max(Vector256.Load(below), Vector256.Load(below + input.Channels)));
    }
}
