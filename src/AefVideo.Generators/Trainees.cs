using AefVideo.Core.Errors;
using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.HiSd;
using AefVideo.Generators.StarGan;
using AefVideo.Generators.Training;

namespace AefVideo.Generators;

/// <summary>What can be trained, by name.</summary>
public static class Trainees
{
    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["stargan", "attentiongan", "attgan", "hisd"];

    /// <summary>Makes a trainee with fresh weights, or with those of <see cref="TraineeRequest.InitialWeights" />.</summary>
    /// <exception cref="UsageException">The request makes no sense.</exception>
    /// <exception cref="ModelException">The initial weights cannot be read, or have nothing in common with the network.</exception>
    public static ITrainee Create(TraineeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        ITrainee trainee = request.Name switch
        {
            "stargan" => new LabelTranslatorTrainee(request.Name, shape => new StarGanGenerator(shape), StarGan(request), request.Training, StarGanLosses(request)),
            "attentiongan" => new LabelTranslatorTrainee(request.Name, shape => new AttentionGanGenerator(shape), StarGan(request), request.Training, StarGanLosses(request)),
            "attgan" => new AttGanTrainee(AttGan(request), request.Training, AttGanLosses(request)),
            "hisd" => new HiSdTrainee(HiSd(request), request.Training, HiSdLosses(request)),
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
        EncoderWidth = request.Width ?? 24,
        DecoderWidth = request.Width ?? 24,
        Layers = request.Depth ?? 5,
        ImageSize = request.ImageSize,
        DiscriminatorWidth = request.DiscriminatorWidth ?? 32,
        DiscriminatorHeadWidth = 256,
    };

    private static AttGanLosses AttGanLosses(TraineeRequest request)
    {
        var usual = new AttGanLosses();
        return usual with { Classification = request.Classification ?? usual.Classification, Reconstruction = request.Reconstruction ?? usual.Reconstruction };
    }

    private static HiSdOptions HiSd(TraineeRequest request)
    {
        if (request.Width is not null || request.Depth is not null || request.DiscriminatorWidth is not null || request.Attributes is not null)
            throw new UsageException("HiSD is trained in the shape of the shipped network; --width, --depth, --discriminator-width and --attributes are for the others.");
        return HiSdOptions.Small with { ImageSize = request.ImageSize };
    }

    private static HiSdLosses HiSdLosses(TraineeRequest request)
    {
        if (request.Classification is not null) throw new UsageException("HiSD has no classification loss; leave --classification-weight out.");
        var usual = new HiSdLosses();
        return usual with { Reconstruction = request.Reconstruction ?? usual.Reconstruction };
    }

    private static LabelTranslatorLosses StarGanLosses(TraineeRequest request)
    {
        var usual = new LabelTranslatorLosses();
        return usual with { Classification = request.Classification ?? usual.Classification, Reconstruction = request.Reconstruction ?? usual.Reconstruction };
    }
}
