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
    private readonly BlankRows[] _whole;
    private BlankRows[] _blank = [];
    private (RowRange Rows, float Red, float Green, float Blue) _blankOf;

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
        _whole = RowsOfWide(new(0, _first.Size));
        if (FineAnchors + coarse.Size * coarse.Size * _coarseScores.Numbers != _anchors.Length) throw new ModelException($"{path} is not the BlazeFace network of {Size} pixels; restore the file.");
    }

    /// <summary>Side of the input in pixels.</summary>
    public int Size { get; }

    /// <summary>The input, <c>[Size, Size, 3]</c>, RGB in −1…1; to be filled before each run.</summary>
    public Span<float> Input => _input;

    private int FineAnchors => _fineScores.Cells * _fineScores.Numbers;

    /// <summary>Appends every answer of at least this score, in input pixels; one face usually gives several.</summary>
    /// <param name="leastScore">Least score of an answer.</param>
    /// <param name="filled">
    /// The rows of the input that may hold a picture; all others must be of one colour. Where there are others, and they stay the same from call to call, the answers
    /// are the same to the bit for less work.
    /// </param>
    /// <param name="candidates">Appended to.</param>
    public void Run(float leastScore, RowRange filled, List<FaceDetection> candidates)
    {
        Forward(filled);
        Decode(_fineScores.Values, _fineNumbers.Values, _anchors.AsSpan(0, FineAnchors), leastScore, candidates);
        Decode(_coarseScores.Values, _coarseNumbers.Values, _anchors.AsSpan(FineAnchors), leastScore, candidates);
    }

    /// <summary>Works out what the network says of <see cref="Input" />, in the order of its anchors: scores as logits, numbers relative to the anchors.</summary>
    internal (float[] FineScores, float[] CoarseScores, float[] FineNumbers, float[] CoarseNumbers) Answers(RowRange? filled = null)
    {
        Forward(filled ?? new(0, Size));
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

    private void Forward(RowRange filled)
    {
        PadInput();
        ApplyWide(filled == new RowRange(0, Size) ? _whole : BlankFor(filled));
        var map = _first;
        foreach (var block in _blocks)
        {
            if (!IsWide(block)) block.Apply(map, new(0, block.Output.Size));
            map = block.Output;
        }
        _fineScores.Apply();
        _fineNumbers.Apply();
        _coarseScores.Apply();
        _coarseNumbers.Apply();
    }

    private void PadInput()
    {
        for (var y = 0; y < Size; y++) _input.AsSpan(y * Size * Colours, Size * Colours).CopyTo(PaddedRow(y));
    }

    private Span<float> PaddedRow(int y) => new(_padded.At(0, y), Size * Colours);

    /// <summary>Whether a block is of the first ones, which have half the input's size and two thirds of the work.</summary>
    private bool IsWide(BlazeFaceBlock block) => block.Output.Size == _first.Size;

    /// <summary>The first filter and the wide blocks, with their rows in this order.</summary>
    /// <param name="layers">The rows to work out, and those that are known.</param>
    /// <param name="taken">Take what comes out.</param>
    private void ApplyWide(BlankRows[] layers, BlankRows[]? taken = null)
    {
        ApplyStem(layers[0].Own);
        var map = _first;
        for (var i = 0; ; i++)
        {
            layers[i].Restore();
            taken?[i].Take();
            if (i == layers.Length - 1) return;
            _blocks[i].Apply(map, layers[i + 1].Own);
            map = _blocks[i].Output;
        }
    }

    /// <summary>What the wide layers give above and below the filled rows: worked out once.</summary>
    private BlankRows[] BlankFor(RowRange filled)
    {
        var colour = PaddedRow(filled.First > 0 ? 0 : Size - 1)[..Colours];
        if (_blankOf == (filled, colour[0], colour[1], colour[2])) return _blank;
        // Rows of the first filter's output that see any of 2y − 1 … 2y + 3 filled.
        _blank = RowsOfWide(new(Math.Max(0, (filled.First - 2) / 2), Math.Min(_first.Size, filled.End / 2 + 1)));
        _blankOf = (filled, colour[0], colour[1], colour[2]);
        for (var i = 0; i < Size * Size; i++) colour.CopyTo(PaddedRow(i / Size).Slice(i % Size * Colours, Colours));
        ApplyWide(_whole, _blank);
        PadInput();
        return _blank;
    }

    /// <summary>The rows of the first filter and of the wide blocks that see some rows of the first filter's output.</summary>
    private BlankRows[] RowsOfWide(RowRange own)
    {
        var all = new RowRange(0, _first.Size);
        var layers = new List<BlankRows>();
        var map = _first;
        for (var i = 0; i < _blocks.Length && IsWide(_blocks[i]); i++)
        {
            // What the next block works out is a row more on either side, and it reads a row beyond that.
            layers.Add(new(map, own, own.Grown(2, _first.Size)));
            own = own.Grown(1, _first.Size);
            map = _blocks[i].Output;
        }
        layers.Add(new(map, own, all));
        return [.. layers];
    }

    // What the filter sees of each pixel is laid side by side; then it is a product with a matrix, too.
    private void ApplyStem(RowRange rows)
    {
        const int Across = StemSide * Colours;
        for (var y = rows.First; y < rows.End; y++)
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
