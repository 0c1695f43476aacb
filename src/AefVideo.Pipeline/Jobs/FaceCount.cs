namespace AefVideo.Pipeline.Jobs;

/// <summary>Faces over a whole run.</summary>
/// <param name="Faces">Different faces followed: tracks, so that one who leaves and comes back counts twice.</param>
/// <param name="FramesWithFaces">Frames in which at least one face was seen.</param>
/// <param name="Sightings">Faces summed over frames.</param>
/// <param name="TooSmall">Sightings of faces so small that little of the perturbation survives.</param>
/// <param name="TurnedAway">Sightings of faces turned so far that the alignment fits badly.</param>
public readonly record struct FaceCount(int Faces, long FramesWithFaces, long Sightings, long TooSmall, long TurnedAway);
