namespace AefVideo.Preview.Platform;

/// <summary>How a window is opened.</summary>
/// <param name="Title">In its frame.</param>
/// <param name="Width">In units of the screen.</param>
/// <param name="Height">In units of the screen.</param>
/// <param name="IsFullScreen">Whether it fills the screen.</param>
internal sealed record WindowHostOptions(string Title, int Width, int Height, bool IsFullScreen);
