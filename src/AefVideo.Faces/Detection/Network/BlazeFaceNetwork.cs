using System.Drawing;
using System.Globalization;
using System.Numerics;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;

namespace AefVideo.Faces.Detection.Network;

/// <summary>
/// One BlazeFace network (Bazarevsky et al., arXiv 1907.05047): a square RGB picture in, scored boxes with six key points out. It is worked out here and not by
/// OpenCV, whose DNN module takes several times as long for depthwise convolutions; tests hold it against that.
/// </summary>
internal sealed unsafe class BlazeFaceNetwork : IDisposable
{
    /// <summary>Box centre, box size and six points, each x and y.</summary>
    private const int NumbersPerAnchor = 16;

    private const int Colours = 3;

    /// <summary>Side of the first filter, which steps by two.</summary>
    private const int StemSide = 5;

    private readonly Vector2[] _anchors;
    private readonly float[] _input;
    private readonly FeatureMap _padded;
    private readonly AlignedFloats _patches;
    private readonly PointwiseConvolution _stem;
    private readonly FeatureMap _first;
    private readonly BlazeFaceBlock[] _blocks;
    private readonly HashSet<FeatureMap> _maps = [];
    private readonly BlazeFaceHead _fineScores;
    private readonly BlazeFaceHead _fineNumbers;
    private readonly BlazeFaceHead _coarseScores;
    private readonly BlazeFaceHead _coarseNumbers;

    /// <exception cref="EnvironmentException">The file is missing.</exception>
    /// <exception cref="ModelException">The file is not this network.</exception>
    public BlazeFaceNetwork(BlazeFaceModel model)
        : this(model, MediaFolder.Find("models", model == BlazeFaceModel.Front ? "blazeface_front_128.safetensors" : "blazeface_back_256.safetensors"))
    {
    }

    internal BlazeFaceNetwork(BlazeFaceModel model, string path)
    {
        Size = BlazeFaceAnchors.InputSize(model);
        _anchors = BlazeFaceAnchors.Of(model);
        _input = new float[Size * Size * Colours];
        using var weights = new BlazeFaceWeights(path);
        _padded = new(Size, Colours, border: StemSide / 2);
        _stem = weights.Matrix("stem", [StemSide, StemSide, Colours], out var channels);
        _patches = new(Size / 2 * StemSide * StemSide * Colours);
        _first = Map(Size / 2, _stem.Outputs);
        _blocks = new BlazeFaceBlock[weights.Strides.Length];
        var widths = new int[_blocks.Length];
        for (var i = 0; i < _blocks.Length; i++)
        {
            var input = i > 0 ? _blocks[i - 1].Output : _first;
            var depthwise = weights.Depthwise(i, channels);
            var pointwise = weights.Matrix(string.Create(CultureInfo.InvariantCulture, $"blocks.{i}.pointwise"), [1, 1, channels], out channels);
            var size = input.Size / weights.Strides[i];
            if (size < PointwiseConvolution.Tile || (weights.IsAdded[i] && pointwise.Outputs < input.Channels)) throw new ModelException($"{path} is not a BlazeFace network of {Size} pixels; restore the file.");
            widths[i] = channels;
            // What a block has read is free for the one after the next.
            var free = i switch { 0 => null, 1 => _first, _ => _blocks[i - 2].Output };
            var reused = free is not null && i - 2 != weights.FineBlock && free.Size == size && free.Channels == pointwise.Outputs;
            _blocks[i] = new(depthwise, pointwise, weights.IsAdded[i], reused ? free! : Map(size, pointwise.Outputs));
        }
        var (fine, coarse) = (_blocks[weights.FineBlock].Output, _blocks[^1].Output);
        _fineScores = Head(weights, "fine.scores", fine, widths[weights.FineBlock], 1);
        _fineNumbers = Head(weights, "fine.numbers", fine, widths[weights.FineBlock], NumbersPerAnchor);
        _coarseScores = Head(weights, "coarse.scores", coarse, channels, 1);
        _coarseNumbers = Head(weights, "coarse.numbers", coarse, channels, NumbersPerAnchor);
        if (FineAnchors + coarse.Size * coarse.Size * _coarseScores.Numbers != _anchors.Length) throw new ModelException($"{path} is not the BlazeFace network of {Size} pixels; restore the file.");
    }

    /// <summary>Side of the input in pixels.</summary>
    public int Size { get; }

    /// <summary>The input, <c>[Size, Size, 3]</c>, RGB in −1…1; to be filled before <see cref="Run" />.</summary>
    public Span<float> Input => _input;

    private int FineAnchors => _fineScores.Cells * _fineScores.Numbers;

    /// <summary>Appends every answer of at least this score, in input pixels; one face usually gives several.</summary>
    public void Run(float leastScore, List<FaceDetection> candidates)
    {
        Forward();
        Decode(_fineScores.Values, _fineNumbers.Values, _anchors.AsSpan(0, FineAnchors), leastScore, candidates);
        Decode(_coarseScores.Values, _coarseNumbers.Values, _anchors.AsSpan(FineAnchors), leastScore, candidates);
    }

    /// <summary>Works out what the network says of <see cref="Input" />, in the order of its anchors: scores as logits, numbers relative to the anchors.</summary>
    internal (float[] FineScores, float[] CoarseScores, float[] FineNumbers, float[] CoarseNumbers) Answers()
    {
        Forward();
        return (_fineScores.Values.ToArray(), _coarseScores.Values.ToArray(), _fineNumbers.Values.ToArray(), _coarseNumbers.Values.ToArray());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var block in _blocks) block.Dispose();
        foreach (var map in _maps) map.Dispose();
        foreach (var head in (BlazeFaceHead[])[_fineScores, _fineNumbers, _coarseScores, _coarseNumbers]) head.Dispose();
        _padded.Dispose();
        _patches.Dispose();
        _stem.Dispose();
    }

    internal static void Decode(ReadOnlySpan<float> logits, ReadOnlySpan<float> numbers, ReadOnlySpan<Vector2> anchors, float leastScore, List<FaceDetection> candidates)
    {
        // Compared as logits: the exponential is needed for the few that pass.
        var leastLogit = MathF.Log(leastScore / (1 - leastScore));
        Span<Vector2> points = stackalloc Vector2[FaceKeypoints.Count];
        for (var i = 0; i < logits.Length; i++)
        {
            if (!(logits[i] >= leastLogit)) continue;
            var anchor = anchors[i];
            var own = numbers.Slice(i * NumbersPerAnchor, NumbersPerAnchor);
            for (var k = 0; k < points.Length; k++) points[k] = anchor + new Vector2(own[4 + 2 * k], own[5 + 2 * k]);
            var box = new RectangleF(anchor.X + own[0] - own[2] / 2, anchor.Y + own[1] - own[3] / 2, own[2], own[3]);
            candidates.Add(new(box, FaceKeypoints.From(points), 1 / (1 + MathF.Exp(-logits[i]))));
        }
    }

    private void Forward()
    {
        ApplyStem();
        var map = _first;
        foreach (var block in _blocks)
        {
            block.Apply(map);
            map = block.Output;
        }
        _fineScores.Apply();
        _fineNumbers.Apply();
        _coarseScores.Apply();
        _coarseNumbers.Apply();
    }

    // What the filter sees of each pixel is laid side by side; then it is a product with a matrix, too.
    private void ApplyStem()
    {
        const int Across = StemSide * Colours;
        for (var y = 0; y < Size; y++) _input.AsSpan(y * Size * Colours, Size * Colours).CopyTo(new Span<float>(_padded.At(0, y), Size * Colours));
        for (var y = 0; y < _first.Size; y++)
        {
            var patch = _patches.First;
            for (var x = 0; x < _first.Size; x++)
            {
                for (var row = 0; row < StemSide; row++, patch += Across)
                    new ReadOnlySpan<float>(_padded.At(2 * x - 1, 2 * y - 1 + row), Across).CopyTo(new Span<float>(patch, Across));
            }
            _stem.Apply(_patches.First, StemSide * Across, null, 0, _first.At(0, y), _first.Channels, _first.Size, rectify: true);
        }
    }

    private FeatureMap Map(int size, int channels)
    {
        var map = new FeatureMap(size, channels);
        _maps.Add(map);
        return map;
    }

    private static BlazeFaceHead Head(BlazeFaceWeights weights, string name, FeatureMap input, int channels, int perAnchor)
    {
        var convolution = weights.Matrix($"heads.{name}", [1, 1, channels], out var outputs);
        if (outputs % perAnchor != 0) throw new ModelException($"The head {name} gives {outputs} numbers, which is no multiple of {perAnchor}.");
        return new(convolution, outputs, input);
    }
}
