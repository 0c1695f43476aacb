using System.Globalization;
using System.Numerics;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>
/// The format before PyTorch 1.6, which <c>torch.save</c> still writes on demand: pickles of a magic number, the protocol's version, facts about the machine,
/// the object and the keys of the storages, then each storage as its count in 64 bits and its numbers.
/// </summary>
internal sealed class LegacyCheckpoint : IStorageSource
{
    private const long ProtocolVersion = 1001;

    private static readonly BigInteger s_magic = BigInteger.Parse("1950a86a20f9469cfc6c", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private readonly CheckpointBytes _file;
    private readonly Dictionary<PickledStorage, long> _starts = new(ReferenceEqualityComparer.Instance);

    /// <exception cref="AefVideo.Core.Errors.ModelException">The file is damaged, no checkpoint, or asks for other things than tensors.</exception>
    public LegacyCheckpoint(CheckpointBytes file)
    {
        _file = file;
        var input = new PickleInput(file, 0, file.Length);
        if (Unpickler.Read(file, input) is not BigInteger magic || magic != s_magic) throw file.Damaged("it does not begin with PyTorch's magic number");
        if (Unpickler.Read(file, input) is not ProtocolVersion) throw file.Damaged("its version is unknown");
        RequireLittleEndian(Unpickler.Read(file, input));
        var storages = new Dictionary<string, PickledStorage>(StringComparer.Ordinal);
        Root = Unpickler.Read(file, input, storages);
        if (Unpickler.Read(file, input) is not List<object?> keys) throw file.Damaged("its storages have no list");
        Locate(input.Position, keys, storages);
    }

    /// <inheritdoc />
    public object? Root { get; }

    /// <inheritdoc />
    public void Read(PickledStorage storage, Span<byte> destination)
    {
        if (!_starts.TryGetValue(storage, out var start)) throw _file.Damaged($"it lacks its storage {Text.Shorten(storage.Key)}");
        _file.Read(start, destination);
    }

    private void RequireLittleEndian(object? machine)
    {
        if (machine is not PickledDictionary facts) throw _file.Damaged("it does not say what machine wrote it");
        foreach (var (key, value) in facts.Entries)
            if (key is "little_endian" && value is not true) throw _file.Damaged("its numbers are not in little-endian order");
    }

    private void Locate(long position, List<object?> keys, Dictionary<string, PickledStorage> storages)
    {
        Span<byte> field = stackalloc byte[sizeof(long)];
        foreach (var key in keys)
        {
            if (key is not string name || !storages.TryGetValue(name, out var storage)) throw _file.Damaged("it lists a storage that no tensor has");
            _file.Read(position, field);
            var count = BitConverter.ToInt64(field);
            if (count != storage.Count) throw _file.Damaged($"its storage {Text.Shorten(name)} has {count} numbers where {storage.Count} are announced");
            position += sizeof(long);
            if (storage.ByteCount > _file.Length - position) throw _file.Damaged("its numbers reach beyond its end");
            // The entry, and what the dictionary gave up when it grew.
            _file.Budget.Take(96);
            if (!_starts.TryAdd(storage, position)) throw _file.Damaged($"it lists the storage {Text.Shorten(name)} twice");
            position += (long)storage.ByteCount;
        }
    }
}
