namespace AefVideo.Batch.Clips;

/// <summary>A video or picture that is to be protected.</summary>
/// <param name="Name">Its path below the root, with slashes on every system: what the journal and the reports call it.</param>
/// <param name="Path">Its full path.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Modified">When it was last written, UTC.</param>
public sealed record Clip(string Name, string Path, long Bytes, DateTime Modified);
