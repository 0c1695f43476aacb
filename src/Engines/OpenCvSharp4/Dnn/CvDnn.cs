using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp.Dnn;

/// <summary>Functions of the dnn module.</summary>
public static unsafe class CvDnn
{
    /// <inheritdoc cref="Net.ReadNet"/>
    public static Net ReadNet(string model, string config = "", string framework = "") => Net.ReadNet(model, config, framework);

    /// <inheritdoc cref="Net.ReadNetFromONNX(string)"/>
    public static Net? ReadNetFromOnnx(string onnxFile) => Net.ReadNetFromONNX(onnxFile);

    /// <inheritdoc cref="Net.ReadNetFromONNX(byte[])"/>
    public static Net? ReadNetFromOnnx(byte[] onnxFileData) => Net.ReadNetFromONNX(onnxFileData);

    /// <inheritdoc cref="Net.ReadNetFromONNX(ReadOnlySpan{byte})"/>
    public static Net? ReadNetFromOnnx(ReadOnlySpan<byte> onnxFileData) => Net.ReadNetFromONNX(onnxFileData);

    /// <summary>Reads a network in ONNX format from what is left of a stream.</summary>
    public static Net? ReadNetFromOnnx(Stream onnxFileStream)
    {
        ArgumentNullException.ThrowIfNull(onnxFileStream);
        if (!onnxFileStream.CanRead) throw new ArgumentException("Unreadable stream", nameof(onnxFileStream));
        using var memory = new MemoryStream();
        onnxFileStream.CopyTo(memory);
        return Net.ReadNetFromONNX(memory.GetBuffer().AsSpan(0, checked((int)memory.Length)));
    }

    /// <summary>A picture as a blob [1, channels, height, width] of floats: scaleFactor · (x − mean). Mind the defaults: red and blue are swapped and the picture is cropped.</summary>
    public static Mat BlobFromImage(Mat image, double scaleFactor = 1.0, Size size = default, Scalar mean = default, bool swapRB = true, bool crop = true)
    {
        ArgumentNullException.ThrowIfNull(image);
        Check(aef_blob_from_image(image.Handle, scaleFactor, size, mean, swapRB ? 1 : 0, crop ? 1 : 0, out var blob));
        GC.KeepAlive(image);
        return new Mat(blob);
    }

    /// <summary>Pictures as a blob [pictures, channels, height, width] of floats: scaleFactor · (x − mean). Mind the defaults: red and blue are swapped and the pictures are cropped.</summary>
    public static Mat BlobFromImages(IEnumerable<Mat> images, double scaleFactor, Size size = default, Scalar mean = default, bool swapRB = true, bool crop = true)
    {
        var list = new MatList(images);
        Check(aef_blob_from_images(list.Handles(), list.Count, scaleFactor, size, mean, swapRB ? 1 : 0, crop ? 1 : 0, out var blob));
        GC.KeepAlive(list);
        return new Mat(blob);
    }

    /// <summary>Non-maximum suppression: of boxes that overlap by more than <paramref name="nmsThreshold"/> (intersection over union), the best remains.</summary>
    /// <param name="bboxes">Boxes.</param>
    /// <param name="scores">A score for each.</param>
    /// <param name="scoreThreshold">Boxes with no more than this are dropped.</param>
    /// <param name="nmsThreshold">The overlap that two may have.</param>
    /// <param name="indices">Those that remain, best first.</param>
    /// <param name="eta">Below 1 lowers the overlap step by step.</param>
    /// <param name="topK">How many of the best are looked at; 0 for all.</param>
    public static void NMSBoxes(IEnumerable<Rect> bboxes, IEnumerable<float> scores, float scoreThreshold, float nmsThreshold, out int[] indices, float eta = 1.0f, int topK = 0)
    {
        Rect[] boxes = ArrayOf(bboxes, nameof(bboxes));
        float[] weights = ArrayOf(scores, nameof(scores));
        fixed (Rect* boxList = boxes)
        fixed (float* scoreList = weights)
        {
            Check(aef_nms_boxes(boxList, boxes.Length, scoreList, weights.Length, scoreThreshold, nmsThreshold, eta, topK, out var kept));
            indices = kept.Take<int>();
        }
    }

    /// <inheritdoc cref="NMSBoxes(IEnumerable{Rect}, IEnumerable{float}, float, float, out int[], float, int)"/>
    public static void NMSBoxes(IEnumerable<Rect2d> bboxes, IEnumerable<float> scores, float scoreThreshold, float nmsThreshold, out int[] indices, float eta = 1.0f, int topK = 0)
    {
        Rect2d[] boxes = ArrayOf(bboxes, nameof(bboxes));
        float[] weights = ArrayOf(scores, nameof(scores));
        fixed (Rect2d* boxList = boxes)
        fixed (float* scoreList = weights)
        {
            Check(aef_nms_boxes_2d(boxList, boxes.Length, scoreList, weights.Length, scoreThreshold, nmsThreshold, eta, topK, out var kept));
            indices = kept.Take<int>();
        }
    }

    private static T[] ArrayOf<T>(IEnumerable<T> list, string name)
    {
        ArgumentNullException.ThrowIfNull(list, name);
        return list as T[] ?? list.ToArray();
    }
}
