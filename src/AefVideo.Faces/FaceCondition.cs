namespace AefVideo.Faces;

/// <summary>What speaks against a face being protected well. It is protected all the same, as far as possible.</summary>
[Flags]
public enum FaceCondition
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The eyes are nearer to each other than <see cref="FaceTrackerOptions.SmallestEyeDistance" />: the picture has too few pixels for the perturbation.</summary>
    TooSmall = 1,

    /// <summary>The head is turned by more than <see cref="FaceTrackerOptions.LargestYaw" />: further than nearly all faces that the generators know.</summary>
    TurnedAway = 2,
}
