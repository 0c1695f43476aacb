using System.Security.Cryptography;
using AefVideo.Core.Errors;
using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.HiSd;
using AefVideo.Generators.StarGan;

namespace AefVideo.Generators;

/// <summary>Opens a trained generator of any family from its safetensors file, which says what it is.</summary>
public static class GeneratorFile
{
    /// <summary>Reads weights and makes the generator.</summary>
    /// <exception cref="ModelException">The file cannot be read, does not say what it is, or does not fit what it says.</exception>
    public static IGenerator Open(string path)
    {
        using var state = TensorFile.Read(path);
        var metadata = new NetworkMetadata(path, state.Metadata);
        var network = metadata.Text(NetworkMetadata.Network);
        return network switch
        {
            "stargan_generator" => LabelTranslatorForger.Open(GeneratorFamily.StarGan, options => new StarGanGenerator(options), state, metadata, path, Fingerprint(path)),
            "attentiongan_generator" => LabelTranslatorForger.Open(GeneratorFamily.AttentionGan, options => new AttentionGanGenerator(options), state, metadata, path, Fingerprint(path)),
            AttGanMetadata.NetworkName => AttGanForger.Open(state, metadata, path, Fingerprint(path)),
            HiSdMetadata.NetworkName => HiSdForger.Open(state, metadata, path, Fingerprint(path)),
            _ => throw new ModelException($"{path} holds a network called “{network}”, which is none of the generators known: stargan_generator, attentiongan_generator, attgan_generator, hisd_generator."),
        };
    }

    private static string Fingerprint(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
