namespace AefVideo.Faces;

/// <summary>The two published networks of BlazeFace.</summary>
public enum BlazeFaceModel
{
    /// <summary>128×128 pixels, for phones held in the hand: faces of a fifth of the picture and more; about a quarter of the other one's time.</summary>
    Front,

    /// <summary>256×256 pixels, for rear cameras: faces of a twentieth of the picture and more.</summary>
    Back,
}
