using AefVideo.Preview.Forging;

namespace AefVideo.Preview.Rendering;

/// <summary>Where the forgeries of a generator are from.</summary>
/// <param name="IsMade">Whether there are any.</param>
/// <param name="Person">Whose face.</param>
/// <param name="Time">Of the frame, on the player's own time.</param>
/// <param name="Edit">Number of the edit.</param>
/// <param name="L2Mask">Null where the edit changes nothing.</param>
/// <param name="Took">How long they took.</param>
internal readonly record struct ForgedState(bool IsMade, FaceIdentity Person, TimeSpan Time, int Edit, double? L2Mask, TimeSpan Took);
