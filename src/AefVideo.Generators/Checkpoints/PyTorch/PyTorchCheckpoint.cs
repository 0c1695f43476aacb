using System.Collections.Immutable;
using AefVideo.Core.Errors;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>
/// Reads the weights out of a file that PyTorch's <c>torch.save</c> wrote, in the zip format or the one before it. Such files are programs of Python's pickle machine;
/// here only tensors, dictionaries, lists, tuples, strings and numbers are understood, and anything else is refused by name, so that no file can make code run.
/// </summary>
public static class PyTorchCheckpoint
{
    /// <summary>Reads the tensors of one network. Numbers of 16 bits become single precision; <c>module.</c> before all names, as DataParallel writes it, is removed.</summary>
    /// <param name="path">A <c>.pth</c>, <c>.pt</c> or <c>.ckpt</c> file.</param>
    /// <param name="wrapperKeys">Under which keys the network's authors put its dictionary, the preferred first: see <see cref="WrapperKeys" />.
    /// <c>state_dict</c> is always tried. Where no key is there, the file's dictionary is taken itself.</param>
    /// <exception cref="ModelException">The file cannot be read, is damaged, holds no tensors, asks for other Python objects, or for more than four times its size of memory.</exception>
    public static NetworkState Read(string path, IReadOnlyList<string>? wrapperKeys = null)
    {
        using var file = CheckpointBytes.Open(path);
        return Read(file, wrapperKeys ?? WrapperKeys.None);
    }

    /// <summary>Reads the tensors of one network from an open file.</summary>
    internal static NetworkState Read(CheckpointBytes file, IReadOnlyList<string> wrapperKeys)
    {
        IStorageSource source = IsZip(file) ? new ZipCheckpoint(file)
            : IsLegacy(file) ? new LegacyCheckpoint(file)
            : throw new ModelException($"{file.Name} is no PyTorch checkpoint: it begins as neither of PyTorch's formats does.");
        var selected = StateSelection.Select(file, source.Root, wrapperKeys);
        using var assembler = new TensorAssembler(file, source);
        var state = new NetworkState(ImmutableDictionary<string, string>.Empty);
        try
        {
            foreach (var (name, tensor) in selected) state.Add(name, assembler.Assemble(name, tensor));
            return state;
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    /// <summary>Whether a file begins as one of the two formats does.</summary>
    internal static bool Is(CheckpointBytes file) => IsZip(file) || IsLegacy(file);

    private static bool IsZip(CheckpointBytes file) => StartsWith(file, "PK\x03\x04"u8);

    /// <summary>A pickle's protocol, then the magic number's first instruction; three bytes, since a safetensors file may begin with the first two.</summary>
    private static bool IsLegacy(CheckpointBytes file) =>
        StartsWith(file, [0x80, 2, (byte)PickleOpcode.Long1])
        || StartsWith(file, [0x80, 3, (byte)PickleOpcode.Long1])
        || StartsWith(file, [0x80, 4, (byte)PickleOpcode.Frame])
        || StartsWith(file, [0x80, 5, (byte)PickleOpcode.Frame]);

    private static bool StartsWith(CheckpointBytes file, ReadOnlySpan<byte> signature)
    {
        if (file.Length < signature.Length) return false;
        Span<byte> start = stackalloc byte[signature.Length];
        file.Read(0, start);
        return start.SequenceEqual(signature);
    }
}
