namespace AefVideo.Generators.Data;

/// <summary>Which pictures a <see cref="FaceDataset" /> holds, and how they are cut.</summary>
public sealed record FaceDatasetOptions
{
    /// <summary>The folder of the data.</summary>
    public required string Directory { get; init; }

    /// <summary>Width and height of a picture after cutting and resizing, in pixels.</summary>
    public int ImageSize { get; init; } = 128;

    /// <summary>Part of CelebA: 0 train, 1 validation, 2 test; null for all. Other data have no parts.</summary>
    public int? Partition { get; init; }

    /// <summary>No more than this many pictures, the first ones by name; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// Side of the square cut out before resizing, in pixels (in LFW around the face, else around the middle); 0 for the largest square in the middle; null for what suits the layout: CelebA 178
    /// as StarGAN's authors cut it, LFW 194 (measured, see <c>CropGeometry</c>), folders 0. A picture smaller than the square gives its largest.
    /// </summary>
    public int? Crop { get; init; }

    /// <summary>How the folder is arranged; null to recognise it.</summary>
    public FaceDataLayout? Layout { get; init; }
}
