namespace AefVideo.Live.Tests.Stand;

/// <summary>What a sink got to see.</summary>
internal enum Shown
{
    Protected,
    Slate,
    Marked,
    Unprotected,
}
