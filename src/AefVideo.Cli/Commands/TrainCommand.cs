using System.CommandLine;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Memory;
using AefVideo.Generators;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Classification;
using AefVideo.Generators.Training;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef train NETWORK --data DIR -o DIR</c>: trains a generator, or the classifier that judges them.</summary>
internal static class TrainCommand
{
    private const int SamplePictures = 16;

    private static readonly Argument<string> Network = new("NETWORK") { Description = $"What to train: {string.Join(", ", Trainees.Names)}." };

    private static readonly Option<string> Data = new("--data") { Description = "Folder of pictures with attributes (CelebA's layout).", Required = true };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "Folder for the checkpoint, the network, the loss curves and the sample pictures. A checkpoint in it is gone on from.",
        Required = true,
    };

    private static readonly Option<string?> Samples = new("--samples") { Description = "Folder of pictures with attributes for the sample grid. Default: the data's validation part." };

    private static readonly Option<int> Size = new("--size") { Description = "Height and width of the pictures in pixels.", DefaultValueFactory = _ => 128 };

    private static readonly Option<int?> Width = new("--width") { Description = "Channels after the generator's first layer. Default: that of the shipped networks." };

    private static readonly Option<int?> Depth = new("--depth") { Description = "Residual blocks of stargan and attentiongan. Default: 4." };

    private static readonly Option<string?> EncoderNormalization = Normalization("encoder");

    private static readonly Option<string?> DecoderNormalization = Normalization("decoder");

    private static readonly Option<int?> Shortcuts = new("--shortcuts") { Description = "How many of attgan's decoder layers are given the encoder's features of their size. Default: 1." };

    private static readonly Option<int?> Injections = new("--injections") { Description = "How many of attgan's decoder layers after the first are given the labels. Default: 0." };

    private static readonly Option<int?> DiscriminatorWidth = new("--discriminator-width") { Description = "Channels after the discriminator's first layer." };

    private static readonly Option<int?> Batch = new("--batch") { Description = "Pictures in a step. Default: 8; attgan 16, classifier 64." };

    private static readonly Option<long?> Iterations = new("--iterations") { Description = "Where training ends. Default: when --minutes are over or it is stopped." };

    private static readonly Option<double?> Minutes = new("--minutes") { Description = "Time budget of this session; a later one goes on from the checkpoint." };

    private static readonly Option<long?> DecayFrom = new("--decay-from") { Description = "From this iteration on the step size falls to 0 at --iterations." };

    private static readonly Option<double?> LearningRate = new("--learning-rate") { Description = "Adam's step size. Default: 2e-4; classifier 2e-3." };

    private static readonly Option<int?> HeadStart = new("--head-start") { Description = "Iterations at the start in which only the discriminator learns, to tell attributes. Default: 0." };
    private static readonly Option<double?> InstanceNoise = new("--instance-noise") { Description = "Standard deviation of the noise on what the discriminator judges; 0.2 makes edits visible where they stay too faint to see. Default: 0." };
    private static readonly Option<double?> PictureNoise = new("--picture-noise") { Description = "Largest standard deviation of the noise on the pictures that are learnt from; 0.08 keeps a generator from breaking on noise. Default: 0." };
    private static readonly Option<double?> DiscriminatorPace = new("--discriminator-pace") { Description = "The discriminator's step size as a multiple of the generator's. Default: 1." };

    private static readonly Option<int?> WarmUp = new("--warm-up") { Description = "Iterations at the start in which the generator only learns to reconstruct. Default: 300." };

    private static readonly Option<double?> AverageDecay = new("--average-decay") { Description = "Decay of the moving average of the weights, 0 to 1. Default: 0.999; classifier 0.998." };

    private static readonly Option<double?> Classification = new("--classification-weight") { Description = "Weight of the attribute classification in the generator's loss. Default: the authors'." };

    private static readonly Option<double?> Reconstruction = new("--reconstruction-weight") { Description = "Weight of the reconstruction. Default: the authors'." };

    private static readonly Option<string> Objective = new Option<string>("--objective")
    {
        Description = "non-saturating: for small machines, with a lazy R1 penalty; wgan-gp: the authors' of the first three; hinge-r1: HiSD's authors'.",
        DefaultValueFactory = _ => "non-saturating",
    }.Accepting("non-saturating", "wgan-gp", "hinge-r1");

    private static readonly Option<string> Precision = PrecisionOption.Create(", or what the checkpoint was begun with");

    private static readonly Option<ulong?> Seed = new("--seed") { Description = "Where all randomness comes from. Default: 1; classifier 11." };

    private static readonly Option<int?> Threads = new("--threads") { Description = "Processor cores to use. Default: all." };

    private static readonly Option<string?> Initial = new("--init") { Description = "Weights to start from: the same network trained at another size, or one with the same trunk (attentiongan from stargan)." };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print nothing but errors." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("train", "Trains a generator on a folder of faces with attributes. It can be stopped and gone on with at any time.")
        {
            Network, Data, Output, Samples, Size, Width, Depth, EncoderNormalization, DecoderNormalization, Shortcuts, Injections, DiscriminatorWidth, Batch, Iterations, Minutes, DecayFrom, LearningRate, DiscriminatorPace, InstanceNoise, PictureNoise, HeadStart, WarmUp, AverageDecay,
            Classification, Reconstruction, Objective, Precision, Seed, Threads, Initial, Quiet,
        };
        HelpWithExamples.Add(command,
            "aef train stargan --data celeba -o runs/stargan64 --size 64 --batch 16 --minutes 40",
            "aef train stargan --data celeba -o runs/stargan128 --init runs/stargan64/stargan.safetensors",
            "aef train attentiongan --data celeba -o runs/attentiongan --init runs/stargan128/stargan.safetensors");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        NativeHeap.KeepFreedMemory();
        var request = Request(parsed);
        NumberOptions.UseThreads(parsed.GetValue(Threads));
        var directory = parsed.GetValue(Data)!;
        using var data = await FaceFolder.LoadAsync(directory, request.ImageSize, "0", limit: null, mayLackPartitions: false, cancellation).ConfigureAwait(false);
        using var samples = await FaceFolder.LoadAsync(
            parsed.GetValue(Samples) ?? directory, request.ImageSize, parsed.GetValue(Samples) is null ? "1" : FaceFolder.AllPartitions, SamplePictures, mayLackPartitions: false, cancellation).ConfigureAwait(false);
        using var trainee = Trainees.Create(request, data);
        var options = new TrainingRunOptions
        {
            Directory = parsed.GetValue(Output)!,
            Budget = parsed.GetValue(Minutes) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        };
        var progress = parsed.GetValue(Quiet) ? null : new TrainingProgressText(trainee.LossNames);
        var loop = new TrainingLoop(trainee, data, samples, request.Training, options);
        var done = await Task.Run(() => loop.Run(progress, cancellation), CancellationToken.None).ConfigureAwait(false);
        if (trainee is ClassifierTrainee && !cancellation.IsCancellationRequested) await CalibrateAsync(directory, options.Directory, trainee.Name, cancellation).ConfigureAwait(false);
        if (!parsed.GetValue(Quiet)) Console.Error.WriteLine($"aef: {done} iterations done; the checkpoint and {trainee.Name}.safetensors are in {options.Directory}.");
        return (int)(cancellation.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.Done);
    }

    // A classifier's thresholds are tuned on pictures that it was not trained on.
    private static async Task CalibrateAsync(string data, string output, string name, CancellationToken cancellation)
    {
        using var validation = await FaceFolder.LoadAsync(data, 128, "1", limit: null, mayLackPartitions: false, cancellation).ConfigureAwait(false);
        var trained = Path.Combine(output, name + ".safetensors");
        ClassifierCalibration.Run(trained, validation, trained);
    }

    private static TraineeRequest Request(ParseResult parsed)
    {
        var usual = Trainees.Training(parsed.GetValue(Network)!);
        var training = usual with
        {
            BatchSize = NumberOptions.Within(parsed, Batch, 1, 4096) ?? usual.BatchSize,
            Seed = parsed.GetValue(Seed) ?? usual.Seed,
            LearningRate = NumberOptions.Within(parsed, LearningRate, 1e-9, 1) ?? usual.LearningRate,
            HeadStart = NumberOptions.Within(parsed, HeadStart, 0, int.MaxValue) ?? usual.HeadStart,
            InstanceNoise = NumberOptions.Within(parsed, InstanceNoise, 0, 1) ?? usual.InstanceNoise,
            PictureNoise = NumberOptions.Within(parsed, PictureNoise, 0, 1) ?? usual.PictureNoise,
            DiscriminatorPace = NumberOptions.Within(parsed, DiscriminatorPace, 0.01, 100) ?? usual.DiscriminatorPace,
            Iterations = NumberOptions.Within(parsed, Iterations, 1, long.MaxValue) ?? usual.Iterations,
            DecayFrom = NumberOptions.Within(parsed, DecayFrom, 0, long.MaxValue) ?? usual.DecayFrom,
            WarmUp = NumberOptions.Within(parsed, WarmUp, 0, int.MaxValue) ?? usual.WarmUp,
            AverageDecay = NumberOptions.Within(parsed, AverageDecay, 0, 0.999999) ?? usual.AverageDecay,
            Objective = parsed.GetValue(Objective) switch
            {
                "wgan-gp" => AdversarialObjective.WassersteinGradientPenalty,
                "hinge-r1" => AdversarialObjective.HingeR1,
                _ => AdversarialObjective.NonSaturating,
            },
            ComputeType = PrecisionOption.Of(parsed, Precision, TrainingLoop.ComputeTypeOf(parsed.GetValue(Output)!)),
        };
        if (training.DecayFrom is not null && training.Iterations is null) throw new UsageException("--decay-from needs --iterations, where the step size reaches 0.");
        _ = NumberOptions.Within(parsed, Minutes, 0.01, 1e6);
        return new TraineeRequest
        {
            Name = parsed.GetValue(Network)!,
            ImageSize = NumberOptions.ImageSize(parsed.GetValue(Size)),
            Width = NumberOptions.Within(parsed, Width, 1, 1024),
            Depth = NumberOptions.Within(parsed, Depth, 1, 64),
            EncoderNormalization = NormalizationOf(parsed, EncoderNormalization),
            DecoderNormalization = NormalizationOf(parsed, DecoderNormalization),
            Shortcuts = NumberOptions.Within(parsed, Shortcuts, 0, 10),
            Injections = NumberOptions.Within(parsed, Injections, 0, 10),
            DiscriminatorWidth = NumberOptions.Within(parsed, DiscriminatorWidth, 1, 1024),
            Classification = NumberOptions.Within(parsed, Classification, 0, 1e6),
            Reconstruction = NumberOptions.Within(parsed, Reconstruction, 0, 1e6),
            InitialWeights = parsed.GetValue(Initial),
            Training = training,
        };
    }

    private static Option<string?> Normalization(string part) => new Option<string?>($"--{part}-normalization")
    {
        Description = $"How attgan's {part} normalises: by the batch, later by running statistics (batch), or each picture by its own (instance). Default: instance.",
    }.Accepting("batch", "instance");

    private static AttGanNormalization? NormalizationOf(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) switch
    {
        "instance" => AttGanNormalization.Instance,
        "batch" => AttGanNormalization.Batch,
        _ => null,
    };
}
