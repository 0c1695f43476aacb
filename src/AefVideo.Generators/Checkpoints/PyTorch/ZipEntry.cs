namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>What the directory of a zip archive says about one file in it.</summary>
/// <param name="Method">How it is compressed: 0 not at all, 8 deflated.</param>
/// <param name="Stored">Bytes in the archive.</param>
/// <param name="Length">Bytes of the file itself.</param>
/// <param name="Header">Where its local header begins, in bytes from the start of the archive.</param>
internal readonly record struct ZipEntry(int Method, long Stored, long Length, long Header);
