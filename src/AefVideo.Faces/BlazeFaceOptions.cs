namespace AefVideo.Faces;

/// <summary>How a <see cref="BlazeFaceDetector" /> works.</summary>
public sealed record BlazeFaceOptions
{
    /// <summary>The network that searches the whole picture.</summary>
    public BlazeFaceModel Model { get; init; } = BlazeFaceModel.Back;

    /// <summary>
    /// Score below which an answer is left out, 0–1; the mean of both looks where there is a second one. Below 0.5 it is more often
    /// not a face than one, but enough to know again a face that was there before.
    /// </summary>
    public float LeastScore { get; init; } = 0.35f;

    /// <summary>Looks at every face that was found a second time, upright and large, for exact key points. Costs one small network a face.</summary>
    public bool Refine { get; init; } = true;

    /// <summary>Searches overlapping tiles as well as the whole picture: finds faces of about 20 pixels, at several times the cost.</summary>
    public bool SmallFaces { get; init; }
}
