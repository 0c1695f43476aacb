namespace AefVideo.Generators.Checkpoints;

/// <summary>Fills a tensor's memory from a file: little-endian, row by row.</summary>
internal delegate void BytesReader(Span<byte> destination);
