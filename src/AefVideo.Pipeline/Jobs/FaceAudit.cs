namespace AefVideo.Pipeline.Jobs;

/// <summary>What a keener look at some frames found: tiles of the picture and no memory of the frames before.</summary>
/// <param name="Frames">Frames that were looked at.</param>
/// <param name="Faces">Faces that were found in them.</param>
/// <param name="Missed">Of these, faces where none was being followed: they are not protected.</param>
public readonly record struct FaceAudit(int Frames, int Faces, int Missed);
