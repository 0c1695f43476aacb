using System.Reflection;
using System.Security.Cryptography;
using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints.PyTorch;
using static TorchSharp.torch;

namespace AefVideo.Generators.Checkpoints;

/// <summary>Takes over weights that the networks' authors, or anybody with their code, have trained.</summary>
public static class CheckpointImport
{
    /// <summary>Metadata: name of the file the weights are from.</summary>
    public const string SourceKey = "source";

    /// <summary>Metadata: SHA-256 of that file, in lower-case hexadecimal.</summary>
    public const string SourceHashKey = "source_sha256";

    /// <summary>Metadata: what wrote the file.</summary>
    public const string ToolKey = "tool";

    /// <summary>Reads a file of PyTorch's or of safetensors, checks that it fits a network, and writes it as safetensors.</summary>
    /// <param name="source">A <c>.pth</c>, <c>.ckpt</c> or <c>.safetensors</c> file; its content decides, not its name.</param>
    /// <param name="destination">Where to write; an existing file is replaced.</param>
    /// <param name="network">A network of the wanted configuration, for its names and shapes; its values do not matter and do not change.</param>
    /// <param name="metadata">Network and configuration, to be written; <see cref="SourceKey" />, <see cref="SourceHashKey" /> and <see cref="ToolKey" /> are added.</param>
    /// <param name="wrapperKeys">Under which keys the network may be in the file: see <see cref="WrapperKeys" />.</param>
    /// <param name="statisticsOptional">Whether running statistics may lack, as in <see cref="StateLoader.Load" />.</param>
    /// <exception cref="ModelException">The file cannot be read, is damaged or does not fit, or the destination cannot be written.</exception>
    public static void Import(
        string source,
        string destination,
        nn.Module network,
        IReadOnlyDictionary<string, string> metadata,
        IReadOnlyList<string> wrapperKeys,
        bool statisticsOptional = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(metadata);
        using var state = Read(source, wrapperKeys);
        StateLoader.RequireFit(network, state, source, statisticsOptional);

        using var scope = NewDisposeScope();
        var expected = network.state_dict();
        var tensors = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, tensor) in state.Tensors)
            if (expected.TryGetValue(name, out var target)) tensors.Add(name, tensor.to(target.dtype));
        TensorFile.Write(destination, tensors, new Dictionary<string, string>(metadata, StringComparer.Ordinal)
        {
            [SourceKey] = Path.GetFileName(source),
            [SourceHashKey] = Hash(source),
            [ToolKey] = $"AefVideo {typeof(CheckpointImport).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version}",
        });
    }

    /// <summary>Reads a file of whichever format.</summary>
    /// <inheritdoc cref="Import" />
    public static NetworkState Read(string source, IReadOnlyList<string> wrapperKeys)
    {
        using (var file = CheckpointBytes.Open(source))
            if (PyTorchCheckpoint.Is(file)) return PyTorchCheckpoint.Read(file, wrapperKeys);
        return TensorFile.Read(source);
    }

    private static string Hash(string source)
    {
        try
        {
            using var stream = File.OpenRead(source);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{source} cannot be read: {fault.Message}", fault);
        }
    }
}
