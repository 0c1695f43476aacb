using System.Drawing;
using System.Numerics;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace AefVideo.Faces.Detection;

/// <summary>
/// One BlazeFace network (Bazarevsky et al., arXiv 1907.05047) in OpenCV's DNN module: a square RGB picture in, scored boxes with six
/// key points out.
/// </summary>
internal sealed class BlazeFaceNetwork : IDisposable
{
    /// <summary>Box centre, box size and six points, each x and y.</summary>
    private const int NumbersPerAnchor = 16;

    private static readonly string[] OutputNames = ["Identity:0", "Identity_1:0", "Identity_2:0", "Identity_3:0"];

    private readonly Net _net;
    private readonly Vector2[] _anchors;
    private readonly float[] _input;
    private readonly Mat _blob;
    private readonly Mat[] _outputs = [new(), new(), new(), new()];

    /// <exception cref="EnvironmentException">The file is missing.</exception>
    /// <exception cref="ModelException">The file is not this network.</exception>
    public BlazeFaceNetwork(BlazeFaceModel model)
        : this(model, MediaFolder.Find("models", model == BlazeFaceModel.Front ? "blazeface_front_128.onnx" : "blazeface_back_256.onnx"))
    {
    }

    internal BlazeFaceNetwork(BlazeFaceModel model, string path)
    {
        Size = BlazeFaceAnchors.InputSize(model);
        _anchors = BlazeFaceAnchors.Of(model);
        _input = GC.AllocateArray<float>(Size * Size * 3, pinned: true);
        _net = Read(path);
        unsafe
        {
            fixed (float* first = _input) _blob = Mat.FromPixelData([1, Size, Size, 3], MatType.CV_32FC1, (nint)first);
        }
    }

    /// <summary>Side of the input in pixels.</summary>
    public int Size { get; }

    /// <summary>The input, <c>[Size, Size, 3]</c>, RGB in −1…1; to be filled before <see cref="Run" />.</summary>
    public Span<float> Input => _input;

    /// <summary>Appends every answer of at least this score, in input pixels; one face usually gives several.</summary>
    public void Run(float leastScore, List<FaceDetection> candidates)
    {
        _net.SetInput(_blob);
        _net.Forward(_outputs, OutputNames);
        var fine = Numbers(_outputs[0]).Length;
        Decode(Numbers(_outputs[0]), Numbers(_outputs[2]), _anchors.AsSpan(0, fine), leastScore, candidates);
        Decode(Numbers(_outputs[1]), Numbers(_outputs[3]), _anchors.AsSpan(fine), leastScore, candidates);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _net.Dispose();
        _blob.Dispose();
        foreach (var output in _outputs) output.Dispose();
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

    private static Net Read(string path)
    {
        try
        {
            if (CvDnn.ReadNetFromOnnx(path) is { } net && !net.Empty()) return net;
        }
        catch (OpenCVException error)
        {
            throw new ModelException($"{path} is not a face detection network that OpenCV can read; restore the file.", error);
        }
        throw new ModelException($"{path} holds no network; restore the file.");
    }

    private static unsafe ReadOnlySpan<float> Numbers(Mat mat) => new((void*)mat.Data, checked((int)mat.Total()));
}
