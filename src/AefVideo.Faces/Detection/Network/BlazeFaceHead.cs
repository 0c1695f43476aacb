namespace AefVideo.Faces.Detection.Network;

/// <summary>What the network says of each cell of a grid: a pointwise convolution, its outputs without gaps.</summary>
/// <param name="convolution">The convolution.</param>
/// <param name="numbers">How many of its outputs count, for each cell.</param>
/// <param name="input">What it looks at.</param>
internal sealed unsafe class BlazeFaceHead(PointwiseConvolution convolution, int numbers, FeatureMap input) : IDisposable
{
    private readonly AlignedFloats _row = new(input.Size * convolution.Outputs);
    private readonly float[] _values = new float[input.Size * input.Size * numbers];

    /// <summary>How many numbers each cell gets.</summary>
    public int Numbers => numbers;

    /// <summary>How many cells there are.</summary>
    public int Cells => input.Size * input.Size;

    /// <summary>What it gave last: cell by cell, row by row.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Works it out.</summary>
    public void Apply()
    {
        var target = _values.AsSpan();
        for (var y = 0; y < input.Size; y++)
        {
            convolution.Apply(input.At(0, y), input.Channels, null, 0, _row.First, convolution.Outputs, input.Size, rectify: false);
            for (var x = 0; x < input.Size; x++, target = target[numbers..]) _row.Span.Slice(x * convolution.Outputs, numbers).CopyTo(target);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        convolution.Dispose();
        _row.Dispose();
    }
}
