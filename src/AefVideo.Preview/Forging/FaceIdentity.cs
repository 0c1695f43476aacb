namespace AefVideo.Preview.Forging;

/// <summary>Tells faces of a run apart.</summary>
/// <param name="Segment">Which stretch of playing it was found in: tracks begin anew after a jump.</param>
/// <param name="Track">The tracker's number.</param>
public readonly record struct FaceIdentity(int Segment, int Track);
