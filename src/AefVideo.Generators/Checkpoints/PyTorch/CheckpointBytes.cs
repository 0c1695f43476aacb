using AefVideo.Core.Errors;
using Microsoft.Win32.SafeHandles;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>The bytes of a checkpoint, in a file or in memory, and how much memory they may make their reader take.</summary>
internal sealed class CheckpointBytes : IDisposable
{
    private readonly SafeFileHandle? _handle;
    private readonly ReadOnlyMemory<byte> _content;

    private CheckpointBytes(string name, SafeFileHandle? handle, ReadOnlyMemory<byte> content, long length)
    {
        Name = name;
        Length = length;
        Budget = new AllocationBudget(name, length);
        _handle = handle;
        _content = content;
    }

    /// <summary>The path, or what the memory was called: for messages.</summary>
    public string Name { get; }

    /// <summary>Bytes of the whole file.</summary>
    public long Length { get; }

    /// <summary>What reading it may take.</summary>
    public AllocationBudget Budget { get; }

    /// <exception cref="ModelException">The file cannot be read.</exception>
    public static CheckpointBytes Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path)) throw new ModelException($"{path} is a folder, not a checkpoint.");
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path);
            var opened = new CheckpointBytes(path, handle, default, RandomAccess.GetLength(handle));
            handle = null;
            return opened;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException($"{path} does not exist.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new ModelException($"{path} cannot be read: {fault.Message}", fault);
        }
        finally
        {
            handle?.Dispose();
        }
    }

    /// <param name="content">All bytes of the file; not copied.</param>
    /// <param name="name">What to call it in messages.</param>
    public static CheckpointBytes FromMemory(ReadOnlyMemory<byte> content, string name) => new(name, null, content, content.Length);

    /// <summary>Copies bytes.</summary>
    /// <exception cref="ModelException">They lie beyond the end of the file, or cannot be read.</exception>
    public void Read(long offset, Span<byte> destination)
    {
        if (offset < 0 || offset > Length - destination.Length) throw Damaged("it ends in the middle of what it announces");
        if (_handle is null)
        {
            _content.Span.Slice((int)offset, destination.Length).CopyTo(destination);
            return;
        }
        try
        {
            while (!destination.IsEmpty)
            {
                var count = RandomAccess.Read(_handle, destination, offset);
                if (count == 0) throw new ModelException($"{Name} became shorter while it was read.");
                destination = destination[count..];
                offset += count;
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{Name} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>One sentence for a file that is not as its format has it.</summary>
    public ModelException Damaged(string what, Exception? fault = null) => new($"{Name} is damaged or no PyTorch checkpoint: {what}.", fault);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _handle?.Dispose();
}
