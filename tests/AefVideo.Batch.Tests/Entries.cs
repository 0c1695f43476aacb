using AefVideo.Batch.Journal;
using AefVideo.Batch.Results;

namespace AefVideo.Batch.Tests;

/// <summary>Entries of a journal, as tests want them.</summary>
internal static class Entries
{
    public static ClipResult Result { get; } = new()
    {
        Encoder = "libx264", Frames = 10, FramesWithFaces = 8, Faces = 1, FaceSightings = 8, FacesTooSmall = 0, FacesTurnedAway = 0, AuditFrames = 0, AuditFaces = 0, FacesMissed = 0,
        Psnr = 40, PlayingSeconds = 0.4, Seconds = 0.5, InputBytes = 100, OutputBytes = 200, Damages = 0, Warnings = ["A sentence."],
    };

    public static JournalEntry New(string name) => new()
    {
        Name = name, State = ClipState.Running, Attempts = 0, Input = new(1, 2), Content = "content", Settings = "settings", Perturbation = "delta", Output = name, OwnsOutput = true,
    };
}
