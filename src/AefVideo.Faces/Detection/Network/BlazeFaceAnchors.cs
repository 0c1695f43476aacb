using System.Numerics;

namespace AefVideo.Faces.Detection.Network;

/// <summary>
/// The points of the input picture that the network's answers are relative to, as MediaPipe defines them (SsdAnchorsCalculator with
/// fixed anchor size): for every cell of a grid its centre, twice for each layer that shares the grid.
/// </summary>
internal static class BlazeFaceAnchors
{
    /// <summary>Answers per cell and layer: one for the layer's own aspect, one interpolated with the next.</summary>
    private const int PerCellAndLayer = 2;

    /// <summary>Pixels between cells of each layer of a network.</summary>
    public static IReadOnlyList<int> Strides(BlazeFaceModel model) => model == BlazeFaceModel.Front ? [8, 16, 16, 16] : [16, 32, 32, 32];

    /// <summary>Side of the square input in pixels.</summary>
    public static int InputSize(BlazeFaceModel model) => model == BlazeFaceModel.Front ? 128 : 256;

    /// <summary>The anchors in input pixels, row by row, finest grid first.</summary>
    public static Vector2[] Of(BlazeFaceModel model)
    {
        var size = InputSize(model);
        var anchors = new List<Vector2>();
        foreach (var layers in Strides(model).GroupBy(stride => stride))
        {
            var stride = layers.Key;
            for (var row = 0; row < size / stride; row++)
                for (var column = 0; column < size / stride; column++)
                    anchors.AddRange(Enumerable.Repeat(new Vector2((column + 0.5f) * stride, (row + 0.5f) * stride), PerCellAndLayer * layers.Count()));
        }
        return [.. anchors];
    }
}
