using System.Buffers;
using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using AefVideo.Core.Errors;
using Microsoft.Win32.SafeHandles;

namespace AefVideo.Core.Files;

/// <summary>
/// A safetensors file: eight bytes of header length, a JSON header, the tensors. Opening reads the header only; a tensor is read
/// when it is asked for, straight to where it is wanted, or seen where it lies, memory-mapped. Safe for use by several threads.
/// </summary>
public sealed class SafetensorsFile : IDisposable
{
    private const int ConversionChunk = 64 * 1024;

    private readonly SafeFileHandle? _handle;
    private readonly Lazy<MemoryMappedFile>? _map;
    private readonly ReadOnlyMemory<byte> _content;

    private SafetensorsFile(string name, SafetensorsHeader header, long length, SafeFileHandle? handle, ReadOnlyMemory<byte> content)
    {
        Name = name;
        Length = length;
        Tensors = header.Tensors;
        Metadata = header.Metadata;
        _handle = handle;
        _content = content;
        if (handle is not null)
            _map = new(() => MemoryMappedFile.CreateFromFile(handle, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true));
    }

    /// <summary>The path, or what the memory was called: for messages.</summary>
    public string Name { get; }

    /// <summary>Bytes of the whole file.</summary>
    public long Length { get; }

    /// <summary>The tensors by name, in the header's order.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Tensors { get; }

    /// <summary>The <c>__metadata__</c> map of strings; empty where there is none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file, checks its header and keeps it open until disposal.</summary>
    /// <exception cref="ModelException">The file cannot be read, or is not as the format has it.</exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        SafeFileHandle? handle = null;
        try
        {
            if (Directory.Exists(path)) throw new ModelException($"{path} is a folder, not a safetensors file.");
            handle = File.OpenHandle(path);
            var length = RandomAccess.GetLength(handle);
            Span<byte> start = stackalloc byte[SafetensorsHeader.LengthBytes];
            var json = new byte[SafetensorsHeader.CheckLength(path, start[..RandomAccess.Read(handle, start, 0)], length)];
            ReadFully(path, handle, json, SafetensorsHeader.LengthBytes);
            var file = new SafetensorsFile(path, SafetensorsHeader.Parse(path, json, length), length, handle, default);
            handle = null;
            return file;
        }
        catch (Exception fault) when (IsOfTheFileSystem(fault))
        {
            throw CannotRead(path, fault);
        }
        finally
        {
            handle?.Dispose();
        }
    }

    /// <summary>Reads a file that is in memory already.</summary>
    /// <param name="content">All bytes of the file; not copied.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="ModelException">It is not as the format has it.</exception>
    public static SafetensorsFile FromMemory(ReadOnlyMemory<byte> content, string name)
    {
        var bytes = content.Span;
        var length = SafetensorsHeader.CheckLength(name, bytes[..Math.Min(bytes.Length, SafetensorsHeader.LengthBytes)], bytes.Length);
        return new(name, SafetensorsHeader.Parse(name, bytes.Slice(SafetensorsHeader.LengthBytes, length), bytes.Length), bytes.Length, null, content);
    }

    /// <summary>The entry of a tensor that must be there.</summary>
    /// <exception cref="ModelException">It is not.</exception>
    public SafetensorsEntry Require(string tensor) => Tensors.TryGetValue(tensor, out var entry)
        ? entry
        : throw new ModelException($"{Name} holds no tensor “{tensor}”; it holds {Some(Tensors.Keys)}.");

    /// <summary>Copies the bytes of a tensor as they lie in the file: little-endian, row by row.</summary>
    /// <param name="tensor">Its name.</param>
    /// <param name="destination">As long as the tensor.</param>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    /// <exception cref="ModelException">There is no such tensor, or the file cannot be read.</exception>
    public void Read(string tensor, Span<byte> destination)
    {
        var entry = Require(tensor);
        if (destination.Length != entry.ByteCount)
            throw new ArgumentException($"The tensor has {entry.ByteCount} bytes, the destination {destination.Length}.", nameof(destination));
        ReadAt(entry.Offset, destination);
    }

    /// <summary>Shows the bytes of a tensor where they lie in the memory-mapped file, without a copy: little-endian, row by row.</summary>
    /// <param name="tensor">Its name.</param>
    /// <returns>A view that outlives this object; dispose it.</returns>
    /// <exception cref="ModelException">There is no such tensor, it is too large for one span, or the file cannot be mapped.</exception>
    public SafetensorsView View(string tensor)
    {
        var entry = Require(tensor);
        if (entry.ByteCount > int.MaxValue)
            throw new ModelException($"The tensor “{tensor}” of {Name} is too large: {entry.ByteCount} bytes.");
        if (_handle is null || _map is null) return new SafetensorsView(_content.Slice((int)entry.Offset, (int)entry.ByteCount));
        try
        {
            // Touching a page beyond the end would end the program.
            if (RandomAccess.GetLength(_handle) < Length) throw new ModelException($"{Name} became shorter while it was read.");
            return new SafetensorsView(_map.Value, entry.Offset, (int)entry.ByteCount);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(Name, fault);
        }
    }

    /// <summary>Reads a tensor of F32, F16, BF16 or F64 as single precision numbers.</summary>
    /// <exception cref="ModelException">There is no such tensor, it is of another type, too large for one array, or the file cannot be read.</exception>
    public float[] ReadSingles(string tensor)
    {
        var entry = Require(tensor);
        if (entry.Type is not (SafetensorsType.F32 or SafetensorsType.F16 or SafetensorsType.BF16 or SafetensorsType.F64))
            throw new ModelException($"The tensor “{tensor}” of {Name} is of type {entry.Type}, where floating point numbers are needed.");
        if (entry.ElementCount > Array.MaxLength)
            throw new ModelException($"The tensor “{tensor}” of {Name} is too large: {entry.ElementCount} numbers.");

        var singles = GC.AllocateUninitializedArray<float>((int)entry.ElementCount);
        var size = entry.Type.ByteCount();
        var chunk = ArrayPool<byte>.Shared.Rent(ConversionChunk);
        try
        {
            const int perChunk = ConversionChunk / sizeof(double);
            for (var done = 0; done < singles.Length; done += perChunk)
            {
                var some = singles.AsSpan(done, Math.Min(perChunk, singles.Length - done));
                var bytes = chunk.AsSpan(0, some.Length * size);
                ReadAt(entry.Offset + (long)done * size, bytes);
                Convert(entry.Type, bytes, some);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        return singles;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        if (_map is { IsValueCreated: true }) _map.Value.Dispose();
        _handle?.Dispose();
    }

    /// <summary>True for what the file system throws when a path cannot be used.</summary>
    internal static bool IsOfTheFileSystem(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    /// <summary>One sentence for a file that the file system does not give.</summary>
    internal static ModelException CannotRead(string path, Exception fault) => fault is FileNotFoundException or DirectoryNotFoundException
        ? new($"{path} does not exist.", fault)
        : new($"{path} cannot be read: {fault.Message}", fault);

    private static void Convert(SafetensorsType type, ReadOnlySpan<byte> bytes, Span<float> singles)
    {
        for (var i = 0; i < singles.Length; i++)
        {
            singles[i] = type switch
            {
                SafetensorsType.F32 => BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * 4)..]),
                SafetensorsType.F64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * 8)..]),
                SafetensorsType.F16 => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i * 2)..]),
                _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes[(i * 2)..]) << 16),
            };
        }
    }

    private static void ReadFully(string name, SafeFileHandle handle, Span<byte> destination, long offset)
    {
        while (!destination.IsEmpty)
        {
            var count = RandomAccess.Read(handle, destination, offset);
            if (count == 0) throw new ModelException($"{name} became shorter while it was read.");
            destination = destination[count..];
            offset += count;
        }
    }

    private static string Some(IEnumerable<string> names)
    {
        const int most = 5;
        var first = names.Take(most + 1).ToList();
        if (first.Count == 0) return "none at all";
        return string.Join(", ", first.Take(most).Select(name => $"“{name}”")) + (first.Count > most ? " and others" : "");
    }

    private void ReadAt(long offset, Span<byte> destination)
    {
        if (_handle is null)
        {
            _content.Span.Slice((int)offset, destination.Length).CopyTo(destination);
            return;
        }
        try
        {
            ReadFully(Name, _handle, destination, offset);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw CannotRead(Name, fault);
        }
    }
}
