using AefVideo.Core.Errors;
using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Checkpoints.PyTorch;
using AefVideo.Generators.HiSd;
using AefVideo.Generators.StarGan;

namespace AefVideo.Generators.Import;

/// <summary>
/// Brings in generators trained with the authors' code: reads their PyTorch file, finds the network's shape from the tensors, checks every name and
/// shape, and writes a safetensors file that <see cref="GeneratorFile.Open" /> understands.
/// </summary>
public static class GeneratorImport
{
    private const int LayersBeforeBlocks = 9;

    /// <summary>The networks that can be brought in.</summary>
    public static IReadOnlyList<string> Networks { get; } = ["stargan", "attentiongan", "attgan", "hisd"];

    /// <summary>Reads, checks and writes.</summary>
    /// <param name="source">A <c>.pth</c>, <c>.ckpt</c>, <c>.pt</c> or <c>.safetensors</c> file; its content decides, not its name.</param>
    /// <param name="destination">The safetensors file to write; replaced if it exists.</param>
    /// <param name="network">One of <see cref="Networks" />.</param>
    /// <param name="imageSize">Height and width in pixels that it was trained with; the tensors do not say.</param>
    /// <param name="attributes">What its labels mean, in their order; null: as the authors have it. HiSD's tags are always the authors', or the first of them.</param>
    /// <exception cref="UsageException">There is no such network, or the attributes are not as many as the network's labels.</exception>
    /// <exception cref="ModelException">The file cannot be read or does not fit, or the destination cannot be written.</exception>
    public static void Run(string source, string destination, string network, int imageSize, IReadOnlyList<string>? attributes = null)
    {
        switch (network)
        {
            case "stargan":
                ImportLabelTranslator(source, destination, shape => new StarGanGenerator(shape), "stargan_generator", imageSize, attributes);
                break;
            case "attentiongan":
                ImportLabelTranslator(source, destination, shape => new AttentionGanGenerator(shape), "attentiongan_generator", imageSize, attributes);
                break;
            case "attgan":
                ImportAttGan(source, destination, imageSize, attributes);
                break;
            case "hisd":
                if (attributes is not null) throw new UsageException("HiSD has tags in place of attributes, and only the authors' tags (Bangs, Eyeglasses, HairColor) can be imported; leave --attributes out.");
                ImportHiSd(source, destination, imageSize);
                break;
            default:
                throw new UsageException($"There is no network “{network}” to import as; there are {string.Join(", ", Networks)}.");
        }
    }

    private static void ImportLabelTranslator(string source, string destination, Func<StarGanOptions, LabelTranslator> create, string name, int imageSize, IReadOnlyList<string>? attributes)
    {
        using var state = CheckpointImport.Read(source, WrapperKeys.None);
        var shapes = new TensorShapes(source, state);
        var options = new StarGanOptions
        {
            Width = shapes.Extent("main.0.weight", 0),
            ResidualBlocks = shapes.Count("main.{0}.main.0.weight", LayersBeforeBlocks),
            ImageSize = imageSize,
            Attributes = Labels(source, attributes, StarGanOptions.AuthorsAttributes, shapes.Extent("main.0.weight", 1) - 3),
            RunningStatistics = shapes.HasEnding(".running_mean"),
        };
        using var network = create(options);
        CheckpointImport.Import(source, destination, network, StarGanMetadata.Write(name, options), WrapperKeys.None);
    }

    private static void ImportAttGan(string source, string destination, int imageSize, IReadOnlyList<string>? attributes)
    {
        using var state = CheckpointImport.Read(source, WrapperKeys.AttGan);
        var shapes = new TensorShapes(source, state);
        const string encoder = "enc_layers.{0}.layers.0.weight", decoder = "dec_layers.{0}.layers.0.weight";
        int[] encoded = [.. shapes.Extents(encoder, 0)];
        if (encoded.Length == 0) throw new ModelException($"{source} holds no AttGAN generator: it has no “{TensorShapes.Name(encoder, 0)}”.");
        int[] taken = [.. shapes.Extents(decoder, 0)], given = [.. shapes.Extents(decoder, 1)];
        if (taken.Length != encoded.Length) throw new ModelException($"{source} holds no AttGAN generator: it has {encoded.Length} encoder layers and {taken.Length} decoder layers.");
        var labels = taken[0] - encoded[^1];

        // What a decoder layer takes beside what the one before it gave: the encoder's features, the labels, or both.
        int Beside(int layer) => taken[layer] - given[layer - 1];
        int Features(int layer) => encoded[^(layer + 1)];
        AttGanNormalization Normalization(string statistic) => shapes.HasEnding(statistic) ? AttGanNormalization.Batch : AttGanNormalization.Instance;
        var inner = Enumerable.Range(1, encoded.Length - 1).ToList();
        var options = new AttGanOptions
        {
            EncoderWidth = encoded[0],
            DecoderWidth = encoded.Length > 1 ? Math.Max(1, given[^2] / 2) : encoded[0],
            Layers = encoded.Length,
            ShortcutLayers = inner.TakeWhile(layer => Beside(layer) == Features(layer) || Beside(layer) == Features(layer) + labels).Count(),
            InjectLayers = inner.TakeWhile(layer => Beside(layer) == labels || Beside(layer) == Features(layer) + labels).Count(),
            EncoderNormalization = Normalization("enc_layers.0.layers.1.running_mean"),
            DecoderNormalization = Normalization("dec_layers.0.layers.1.running_mean"),
            ImageSize = imageSize,
            Attributes = Labels(source, attributes, AttGanOptions.AuthorsAttributes, labels),
        };
        using var network = new AttGanGenerator(options);
        CheckpointImport.Import(source, destination, network, AttGanMetadata.Write(options), WrapperKeys.AttGan);
    }

    private static void ImportHiSd(string source, string destination, int imageSize)
    {
        using var state = CheckpointImport.Read(source, WrapperKeys.HiSd);
        var shapes = new TensorShapes(source, state);
        HiSdTag[] tags = [.. HiSdTag.Authors.Take(shapes.Count("translators.{0}.model.0.weight"))];
        int[] attributes = [.. Enumerable.Range(0, shapes.Count("mappers.{0}.pre_model.0.weight")).Select(tag => shapes.Count($"mappers.{tag}.post_models.{{0}}.0.linear.weight"))];
        if (tags.Length == 0 || !attributes.SequenceEqual(tags.Select(tag => tag.Attributes.Count)))
            throw new ModelException($"{source} does not hold HiSD with the authors' tags ({string.Join(", ", HiSdTag.Authors.Select(tag => $"{tag.Name} of {tag.Attributes.Count}"))}) or the first of them: it has {attributes.Length} tags of {string.Join(", ", attributes)} attributes.");
        int[] encoder = [shapes.Extent("encoder.0.weight", 0), .. shapes.Extents("encoder.{0}.conv2.weight", 0, 1)];
        int[] extractors = [shapes.Extent("extractors.model.0.weight", 0), .. shapes.Extents("extractors.model.{0}.conv2.weight", 0, 1)];
        var options = new HiSdOptions
        {
            Tags = tags,
            EncoderChannels = encoder,
            DecoderChannels = [encoder[^1], .. shapes.Extents("decoder.{0}.conv1.weight", 0)],
            TranslatorChannels = [shapes.Extent("translators.0.model.0.weight", 0), .. shapes.Extents("translators.0.model.{0}.conv2.weight", 0, 1)],
            ExtractorChannels = extractors,
            SharedMapperChannels = [shapes.Extent("mappers.0.pre_model.0.weight", 0), .. shapes.Extents("mappers.0.pre_model.{0}.linear.weight", 0, 1)],
            OwnMapperChannels = [shapes.Extent("mappers.0.post_models.0.0.linear.weight", 1), .. shapes.Extents("mappers.0.post_models.0.{0}.linear.weight", 0)],
            StyleDimension = shapes.Extent("translators.0.style_to_params.weight", 1),
            NoiseDimension = shapes.Extent("mappers.0.pre_model.0.weight", 1),
            ImageSize = imageSize,
        };
        using var network = Consistent(source, options);
        CheckpointImport.Import(source, destination, network, HiSdMetadata.Write(options), WrapperKeys.HiSd);
    }

    private static HiSdGenerator Consistent(string source, HiSdOptions options)
    {
        try
        {
            return new HiSdGenerator(options);
        }
        catch (ArgumentException fault)
        {
            throw new ModelException($"{source} holds no HiSD generator: {fault.Message}", fault);
        }
    }

    private static IReadOnlyList<string> Labels(string source, IReadOnlyList<string>? given, IReadOnlyList<string> authors, int count)
    {
        var labels = given ?? authors;
        return labels.Count == count
            ? labels
            : throw new UsageException($"{source} has {count} labels, but {(given is null ? "the authors use" : "you name")} {labels.Count}; name them with --attributes, in their order.");
    }
}
