using System.IO.MemoryMappedFiles;

namespace AefVideo.Core.Files;

/// <summary>The bytes of one tensor where they lie in a memory-mapped file: nothing is copied, and the pages are read when they are touched.</summary>
public sealed unsafe class SafetensorsView : IDisposable
{
    private readonly MemoryMappedViewAccessor? _view;
    private readonly ReadOnlyMemory<byte> _content;
    private readonly byte* _start;
    private readonly int _length;
    private bool _disposed;

    internal SafetensorsView(MemoryMappedFile file, long offset, int length)
    {
        _length = length;
        // An empty view would be one of the whole file.
        if (length == 0) return;
        _view = file.CreateViewAccessor(offset, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        // The view begins at the page that holds the tensor's first byte.
        _start += _view.PointerOffset;
    }

    internal SafetensorsView(ReadOnlyMemory<byte> content)
    {
        _content = content;
        _length = content.Length;
    }

    /// <summary>The elements, little-endian, row by row. Not to be used after disposal, nor once somebody has made the file shorter in its place.</summary>
    /// <exception cref="ObjectDisposedException">The view is disposed.</exception>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _view is null ? _content.Span : new ReadOnlySpan<byte>(_start, _length);
        }
    }

    /// <summary>Lets go of the pages.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        if (_view is null) return;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
    }
}
