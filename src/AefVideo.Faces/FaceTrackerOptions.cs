namespace AefVideo.Faces;

/// <summary>How a <see cref="FaceTracker" /> works.</summary>
public sealed record FaceTrackerOptions
{
    /// <summary>
    /// Frames from one detection to the next, at least 1, where nothing calls for an earlier one. A search with one second look costs about
    /// 40 ms of one slow core, so 15 frames make it less than 3 ms a frame; a face that comes into the picture moves it, and is not waited for.
    /// </summary>
    public int DetectEvery { get; init; } = 15;

    /// <summary>Frames that pass at least between two detections that motion or a lost face calls for; a scene cut does not wait.</summary>
    public int RestBetweenDetections { get; init; } = 3;

    /// <summary>How often the pictures must be turned by 90° clockwise to stand upright: the rotation tag of the video.</summary>
    public int ClockwiseQuarterTurns { get; init; }

    /// <summary>Score from which a detection starts a new track. In the clips it was set by, far faces have 0.53 and more, and a bookshelf at most 0.52.</summary>
    public float StartScore { get; init; } = 0.53f;

    /// <summary>Detections in a row that may miss a face that can still be followed, before its track ends.</summary>
    public int MissesToEnd { get; init; } = 3;

    /// <summary>How long a face that can neither be detected nor followed (hidden behind another) goes on along its path, before its track ends.</summary>
    public TimeSpan Coast { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>Eye distance in pixels below which a face is <see cref="FaceCondition.TooSmall" />; the aligned square is about 4.7 times as wide.</summary>
    public float SmallestEyeDistance { get; init; } = 16;

    /// <summary>Turn of the head in degrees above which a face is <see cref="FaceCondition.TurnedAway" />: 99 % of CelebA's faces are turned less than 38°.</summary>
    public float LargestYaw { get; init; } = 40;

    /// <summary>One-Euro filter: cut-off frequency in Hz for a face at rest; lower is steadier.</summary>
    public float SmoothingCutoff { get; init; } = 1.5f;

    /// <summary>One-Euro filter: how many Hz the cut-off rises per face width per second; higher lags less.</summary>
    public float SmoothingBeta { get; init; } = 16;
}
