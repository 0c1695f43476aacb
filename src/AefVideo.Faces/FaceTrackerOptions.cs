namespace AefVideo.Faces;

/// <summary>How a <see cref="FaceTracker" /> works.</summary>
public sealed record FaceTrackerOptions
{
    /// <summary>
    /// Frames from one search of the whole picture to the next, at least 1, where nothing calls for an earlier one. A search costs 5 ms of one
    /// core and 1 ms for each face, so 45 frames make it little beside the encoder; a face that comes into the picture moves it, and is not waited for.
    /// </summary>
    public int DetectEvery { get; init; } = 45;

    /// <summary>
    /// Frames from one look at the place of a face that is followed to the next, at least 1; twice as many where it rests. A look costs a sixth of a search, ends
    /// what the points on a face drift by, and tells when it is gone.
    /// </summary>
    public int LookEvery { get; init; } = 15;

    /// <summary>
    /// Frames that pass at least between two searches that motion or a lost face calls for; a scene cut does not wait. Where motion has called for searches that
    /// found nobody new, twice as many each time, up to four times as many: a camera that moves shall not have every third frame searched.
    /// </summary>
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

    /// <summary>
    /// How far a corner of the aligned square may stand from where the filter has it while a face is at rest, in sides of the square: that long
    /// <see cref="TrackedFace.FromAligned" /> stays the same, bit for bit; 0 passes on every tremor. 0.002 is half a sample of a perturbation of 256×256, so what is
    /// added to the face can hardly be told from what would be there otherwise. A face that moves is not held back.
    /// </summary>
    public float Slack { get; init; } = 0.002f;
}
