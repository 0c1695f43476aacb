namespace AefVideo.Batch.Clips;

/// <summary>What a path in a FaceForensics++ tree says about its clip.</summary>
/// <param name="Set">"youtube", "actors", or the method of a manipulation such as "Deepfakes".</param>
/// <param name="IsOriginal">Whether nothing was manipulated.</param>
/// <param name="Compression">"raw", "c23" or "c40".</param>
/// <param name="Stem">The file's name without its extension: "071", or "071_054" for 071 with the face of 054.</param>
public sealed record FaceForensicsClip(string Set, bool IsOriginal, string Compression, string Stem)
{
    private const string Originals = "original_sequences";
    private const string Manipulated = "manipulated_sequences";

    /// <summary>Whether a folder is such a tree.</summary>
    public static bool IsTree(string folder) => Directory.Exists(Path.Combine(folder, Originals)) || Directory.Exists(Path.Combine(folder, Manipulated));

    /// <summary>Reads a path below the root: <c>original_sequences/SET/COMPRESSION/videos/NAME.mp4</c> or <c>manipulated_sequences/…</c>; null for any other, such as masks.</summary>
    public static FaceForensicsClip? Of(string name)
    {
        var parts = name.Split('/');
        return parts is [Originals or Manipulated, var set, "raw" or "c23" or "c40", "videos", var file]
            ? new(set, parts[0] == Originals, parts[2], Path.GetFileNameWithoutExtension(file))
            : null;
    }
}
