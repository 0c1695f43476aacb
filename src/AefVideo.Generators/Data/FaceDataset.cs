using System.Runtime.InteropServices;
using AefVideo.Core.Errors;
using static TorchSharp.torch;

namespace AefVideo.Generators.Data;

/// <summary>
/// Pictures of faces with what is known about them: decoded, cut and resized once, kept as bytes (3·S² per picture, outside the managed heap), turned
/// into tensors batch by batch. Always in the order of the file names, however many threads read them. Reading from several threads is safe.
/// </summary>
public sealed class FaceDataset : IDisposable
{
    private readonly PictureStore _store;
    private readonly int[] _slots;
    private readonly FaceEntry[] _entries;
    private readonly Dictionary<string, int> _columns;
    private readonly string _directory;
    private bool _isDisposed;

    private FaceDataset(FaceDatasetOptions options, FaceListing listing, PictureStore store, string?[] faults, int[] lengths)
    {
        _store = store;
        _directory = options.Directory;
        _slots = [.. Enumerable.Range(0, faults.Length).Where(slot => faults[slot] is null)];
        _entries = Array.ConvertAll(_slots, slot => listing.Entries[slot]);
        _columns = listing.Attributes.Index().ToDictionary(attribute => attribute.Item, attribute => attribute.Index);
        ImageSize = options.ImageSize;
        Names = Array.ConvertAll(_entries, entry => entry.Name);
        Identities = Array.ConvertAll(_entries, entry => entry.Identity);
        Attributes = listing.Attributes;
        Skipped = [.. listing.Skipped, .. listing.Entries.Zip(faults).Where(pair => pair.Second is not null).Select(pair => $"{pair.First.Name}: {pair.Second}")];
        Fingerprint = DatasetFingerprint.Of(options, listing, _entries, Array.ConvertAll(_slots, slot => lengths[slot]));
    }

    /// <summary>Number of pictures.</summary>
    public int Count => _entries.Length;

    /// <summary>Width and height of each picture, in pixels.</summary>
    public int ImageSize { get; }

    /// <summary>File names, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Who is to be seen, as a number per person; −1 where unknown.</summary>
    public IReadOnlyList<int> Identities { get; }

    /// <summary>The data's attribute names, in their list's order; empty for data without labels.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>What was left out: a file name, a colon and the reason.</summary>
    public IReadOnlyList<string> Skipped { get; }

    /// <summary>SHA-256 over layout, cut, names, labels and sizes, in hexadecimal digits: data with the same fingerprint are the same.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads a folder on all processors.</summary>
    /// <param name="options">Which pictures, and how they are cut.</param>
    /// <param name="progress">Hears how far it has come; may be called by any thread, by one at a time.</param>
    /// <param name="cancellation">Stops the reading and frees everything.</param>
    /// <exception cref="UsageException">The folder is not there or holds no picture that is asked for, or the options contradict it.</exception>
    /// <exception cref="ModelException">An attribute list is damaged; the message names the line.</exception>
    /// <exception cref="MediaException">Not one of the pictures can be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Task<FaceDataset> LoadAsync(FaceDatasetOptions options, IProgress<DatasetProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Task.Run(() => Load(options, progress, cancellation), cancellation);
    }

    /// <summary>Whether a folder has CelebA's layout, whose pictures are divided into partitions.</summary>
    /// <exception cref="UsageException">The folder is not there.</exception>
    public static bool HasPartitions(string directory) => FaceFolder.Recognise(directory) == FaceDataLayout.CelebA;

    /// <summary>Pictures as the networks take them.</summary>
    /// <param name="indices">Which pictures.</param>
    /// <param name="mirrored">Which of them are to be turned left to right; empty for none.</param>
    /// <returns>float32 [n, 3, S, S], red, green and blue as x / 127.5 − 1, so from −1 to 1; belongs to the caller's dispose scope.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public Tensor Images(ReadOnlySpan<int> indices, ReadOnlySpan<bool> mirrored = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!mirrored.IsEmpty && mirrored.Length != indices.Length) throw new ArgumentException($"There are {mirrored.Length} marks for {indices.Length} pictures.", nameof(mirrored));
        using var gathered = empty(indices.Length, 3, ImageSize, ImageSize, ScalarType.Byte);
        var all = gathered.bytes;
        var size = 3 * ImageSize * ImageSize;
        for (var i = 0; i < indices.Length; i++)
        {
            var picture = all.Slice(i * size, size);
            _store[_slots[Checked(indices[i])]].CopyTo(picture);
            if (mirrored.IsEmpty || !mirrored[i]) continue;
            for (var row = 0; row < size; row += ImageSize) picture.Slice(row, ImageSize).Reverse();
        }
        return gathered.to(ScalarType.Float32).div_(127.5).sub_(1);
    }

    /// <summary>Labels as the networks take them.</summary>
    /// <param name="indices">Which pictures.</param>
    /// <param name="attributes">Which attributes, in the order of the result's columns.</param>
    /// <returns>float32 [n, a], 1 where the picture has the attribute, 0 where not; belongs to the caller's dispose scope.</returns>
    /// <exception cref="UsageException">The data have no such attribute.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public Tensor Labels(ReadOnlySpan<int> indices, IReadOnlyList<string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        var labels = empty(indices.Length, attributes.Count, ScalarType.Float32);
        try
        {
            var cells = MemoryMarshal.Cast<byte, float>(labels.bytes);
            for (var column = 0; column < attributes.Count; column++)
            {
                var source = Column(attributes[column]);
                for (var i = 0; i < indices.Length; i++) cells[i * attributes.Count + column] = _entries[Checked(indices[i])].Labels[source];
            }
            return labels;
        }
        catch
        {
            labels.Dispose();
            throw;
        }
    }

    /// <summary>Frees the pictures. Tensors handed out stay valid.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _store.Dispose();
    }

    private static FaceDataset Load(FaceDatasetOptions options, IProgress<DatasetProgress>? progress, CancellationToken cancellation)
    {
        var listing = FaceFolder.List(options, cancellation);
        var count = listing.Entries.Count;
        var faults = new string?[count];
        var lengths = new int[count];
        var store = new PictureStore(count, options.ImageSize);
        try
        {
            var counter = new DatasetCounter(count, progress);
            Parallel.For(
                0,
                count,
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                () => new PictureDecoder(options.ImageSize),
                (slot, _, decoder) =>
                {
                    (faults[slot], lengths[slot]) = Read(listing.Entries[slot].Path, decoder, listing.Layout, options.Crop, store[slot]);
                    counter.Add();
                    return decoder;
                },
                decoder => decoder.Dispose());
            if (Array.TrueForAll(faults, fault => fault is not null))
                throw new MediaException($"None of the {count} pictures of {options.Directory} can be read; the first, {listing.Entries[0].Name}: {faults[0]}.");
            return new(options, listing, store, faults, lengths);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static (string? Fault, int Length) Read(string path, PictureDecoder decoder, FaceDataLayout layout, int? crop, Span<byte> planes)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            return (decoder.Decode(bytes, layout, crop, planes), bytes.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (error.Message, 0);
        }
    }

    private int Checked(int index) => (uint)index < (uint)Count ? index : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} pictures.");

    private int Column(string attribute)
    {
        if (_columns.TryGetValue(attribute, out var column)) return column;
        throw new UsageException(Attributes.Count == 0
            ? $"The pictures of {_directory} have no attributes, so none is known as {attribute}."
            : $"{_directory} has no attribute {attribute}; it has {string.Join(", ", Attributes)}.");
    }
}
