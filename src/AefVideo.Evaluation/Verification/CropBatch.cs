using static TorchSharp.torch;

namespace AefVideo.Evaluation.Verification;

/// <summary>Aligned crops of some faces, each face as the original and as every other file shows it.</summary>
/// <param name="views">Number of files.</param>
/// <param name="size">Side of a crop in pixels.</param>
/// <param name="capacity">Faces that there is room for.</param>
internal sealed class CropBatch(int views, int size, int capacity)
{
    private readonly float[][] _values = [.. Enumerable.Range(0, views).Select(_ => new float[capacity * size * size * 3])];

    /// <summary>Faces in it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is no room for another face.</summary>
    public bool IsFull => Count == capacity;

    private int CropLength => size * size * 3;

    /// <summary>Makes room for one more face.</summary>
    public void Grow() => Count++;

    /// <summary>The crop of a face: <c>[size, size, 3]</c>, red, green, blue, in −1…1.</summary>
    /// <param name="view">Number of the file.</param>
    /// <param name="face">Number of the face in the batch.</param>
    public Span<float> Crop(int view, int face) => _values[view].AsSpan(face * CropLength, CropLength);

    /// <summary>The crops of a file.</summary>
    /// <returns>[N, 3, S, S] in [−1, 1]; belongs to the caller's dispose scope.</returns>
    public Tensor Images(int view)
    {
        using var scope = NewDisposeScope();
        return tensor(_values[view]).view(capacity, size, size, 3).narrow(0, 0, Count).permute(0, 3, 1, 2).contiguous().MoveToOuterDisposeScope();
    }
}
