using AefVideo.Core.Errors;
using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Classification;
using AefVideo.Generators.Data;
using AefVideo.Generators.HiSd;
using AefVideo.Generators.StarGan;
using AefVideo.Generators.Training;
using static TorchSharp.torch;

namespace AefVideo.Generators;

/// <summary>What can be trained, by name.</summary>
public static class Trainees
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["stargan", "attentiongan", "attgan", "hisd", "classifier"];

    /// <summary>How the shipped network of that name was trained: a start for one's own.</summary>
    public static TrainingOptions Training(string name) => name switch
    {
        "classifier" => new() { BatchSize = 64, LearningRate = 2e-3, AverageDecay = 0.998, Iterations = 3500, DecayFrom = 400, Seed = 11 },
        "attgan" => new() { BatchSize = 16 },
        _ => new() { BatchSize = 8 },
    };

    /// <summary>Makes a trainee with fresh weights, or with those of <see cref="TraineeRequest.InitialWeights" />.</summary>
    /// <param name="request">What to train.</param>
    /// <param name="data">What it will be trained on; only a classifier asks, to weigh attributes by how many pictures have them.</param>
    /// <exception cref="UsageException">The request makes no sense.</exception>
    /// <exception cref="ModelException">The initial weights cannot be read, or have nothing in common with the network.</exception>
    public static ITrainee Create(TraineeRequest request, FaceDataset? data = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Name != "attgan" && (request.EncoderNormalization is not null || request.DecoderNormalization is not null || request.Shortcuts is not null || request.Injections is not null))
            throw new UsageException("Only attgan's normalisation, shortcuts and injections can be chosen.");
        ITrainee trainee = request.Name switch
        {
            "stargan" => new LabelTranslatorTrainee(request.Name, shape => new StarGanGenerator(shape), StarGan(request), request.Training, StarGanLosses(request)),
            "attentiongan" => new LabelTranslatorTrainee(request.Name, shape => new AttentionGanGenerator(shape), StarGan(request), request.Training, StarGanLosses(request)),
            "attgan" => new AttGanTrainee(AttGan(request), request.Training, AttGanLosses(request)),
            "hisd" => new HiSdTrainee(HiSd(request), request.Training, HiSdLosses(request)),
            "classifier" => new ClassifierTrainee(Classifier(request), request.Training, new ClassifierTraining(), Shares(data, Classifier(request).Attributes)),
            _ => throw new UsageException($"There is no trainer for “{request.Name}”; there are {string.Join(", ", Names)}."),
        };
        if (request.InitialWeights is not { } path) return trainee;
        try
        {
            using var state = TensorFile.Read(path);
            InitialWeights.Copy(trainee, state, path);
            return trainee;
        }
        catch
        {
            trainee.Dispose();
            throw;
        }
    }

    private static StarGanOptions StarGan(TraineeRequest request)
    {
        // The discriminator ends on 4×4, as the authors' does.
        var halvings = 0;
        while (request.ImageSize >> (halvings + 1) >= 4) halvings++;
        return new StarGanOptions
        {
            Attributes = request.Attributes ?? StarGanOptions.AuthorsAttributes,
            Width = request.Width ?? 24,
            ResidualBlocks = request.Depth ?? 4,
            RunningStatistics = false,
            ImageSize = request.ImageSize,
            DiscriminatorLayers = halvings,
            DiscriminatorWidth = request.DiscriminatorWidth ?? 32,
        };
    }

    private static AttGanOptions AttGan(TraineeRequest request) => new()
    {
        Attributes = request.Attributes ?? AttGanOptions.AuthorsAttributes,
        EncoderWidth = request.Width ?? 32,
        DecoderWidth = request.Width ?? 32,
        Layers = request.Depth ?? 4,
        ShortcutLayers = request.Shortcuts ?? 1,
        InjectLayers = request.Injections ?? 0,
        EncoderNormalization = request.EncoderNormalization ?? AttGanNormalization.Instance,
        DecoderNormalization = request.DecoderNormalization ?? AttGanNormalization.Instance,
        ImageSize = request.ImageSize,
        DiscriminatorWidth = request.DiscriminatorWidth ?? 32,
        DiscriminatorHeadWidth = 256,
        DiscriminatorNormalizes = false,
    };

    private static AttGanLosses AttGanLosses(TraineeRequest request)
    {
        // Rare attributes would hardly ever be asked for otherwise.
        var usual = new AttGanLosses { SingleEdits = 0.5 };
        return usual with { Classification = request.Classification ?? usual.Classification, Reconstruction = request.Reconstruction ?? usual.Reconstruction };
    }

    private static AttributeClassifierOptions Classifier(TraineeRequest request)
    {
        if (request.Width is not null || request.Depth is not null || request.DiscriminatorWidth is not null || request.Classification is not null || request.Reconstruction is not null)
            throw new UsageException("The classifier is trained in the shape of the shipped one, and has one loss; widths, --depth and weights of losses are for the generators.");
        var usual = new AttributeClassifierOptions();
        return usual with { Attributes = request.Attributes ?? usual.Attributes };
    }

    private static double[] Shares(FaceDataset? data, IReadOnlyList<string> attributes)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var scope = NewDisposeScope();
        return Array.ConvertAll(data.Labels([.. Enumerable.Range(0, data.Count)], attributes).mean([0L]).data<float>().ToArray(), share => (double)share);
    }

    private static HiSdOptions HiSd(TraineeRequest request)
    {
        if (request.Width is not null || request.Depth is not null || request.DiscriminatorWidth is not null || request.Attributes is not null)
            throw new UsageException("HiSD is trained in the shape of the shipped network; --width, --depth, --discriminator-width and --attributes are for the others.");
        return HiSdOptions.Small with { ImageSize = request.ImageSize };
    }

    private static HiSdLosses HiSdLosses(TraineeRequest request)
    {
        // The authors' pace of the mappers is for 600,000 iterations.
        var usual = new HiSdLosses { Style = 3, Reconstruction = 3, MapperPace = 0.1, Mismatch = 1 };
        return usual with { Reconstruction = request.Reconstruction ?? usual.Reconstruction, Mismatch = request.Classification ?? usual.Mismatch };
    }

    private static LabelTranslatorLosses StarGanLosses(TraineeRequest request)
    {
        var usual = new LabelTranslatorLosses();
        return usual with { Classification = request.Classification ?? usual.Classification, Reconstruction = request.Reconstruction ?? usual.Reconstruction };
    }
}
