using AefVideo.Evaluation.Interruption;

namespace AefVideo.Evaluation.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Frames">Frames of the original.</param>
/// <param name="FramesLooked">Frames in which faces were looked for.</param>
/// <param name="Faces">How far the files agree about their faces.</param>
/// <param name="Data">What became of the forgeries. Each face of each frame counts as a picture, and in the bootstrap as a person of its own.</param>
/// <param name="Strip">A PNG file with some of the faces and forgeries; null where it was not asked for.</param>
public sealed record VerificationResult(long Frames, long FramesLooked, FaceAgreement Faces, DataSetResult Data, byte[]? Strip);
