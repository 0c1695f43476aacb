using Silk.NET.Input;

namespace AefVideo.Preview;

/// <summary>A key and what it does; the help is made of these.</summary>
/// <param name="Key">The key.</param>
/// <param name="Name">As the help writes it; empty where the help names it with the one before.</param>
/// <param name="Does">What it does, in a few words.</param>
/// <param name="Act">Does it; told whether the shift key is held.</param>
internal sealed record KeyBinding(Key Key, string Name, string Does, Action<PreviewSession, bool> Act);
