using System.Diagnostics;
using AefVideo.Generators;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.HiSd;
using AefVideo.Generators.StarGan;
using AefVideo.Generators.Training;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Benchmarks;

/// <summary>Our side: a generator in the shape of the shipped ones with initial weights, and pictures and conditions for it.</summary>
internal sealed class GeneratorContender : IDisposable
{
    // HiSD's other tags cost the same.
    private const int Tag = 0;

    private readonly ITrainee _trainee;
    private readonly nn.Module _network;
    private readonly Func<Tensor, Tensor, Tensor> _forge;
    private readonly Action<ScalarType> _setType;
    private readonly Tensor _images;
    private readonly Tensor _condition;

    /// <param name="name">One of <see cref="GeneratorBenchmark.Names" />.</param>
    /// <param name="imageSize">Height and width of the pictures, in pixels; a multiple of 32, at least 64.</param>
    /// <param name="largestBatch">Pictures to have at hand.</param>
    public GeneratorContender(string name, int imageSize, int largestBatch)
    {
        _trainee = Trainees.Create(new TraineeRequest { Name = name, ImageSize = imageSize });
        _network = _trainee.Networks["generator"];
        _images = rand(largestBatch, 3, imageSize, imageSize).mul_(2).sub_(1);
        (_forge, _setType, _condition) = _network switch
        {
            LabelTranslator translator => ((Func<Tensor, Tensor, Tensor>)translator.call, (Action<ScalarType>)(type => translator.ComputeType = type), Labels(largestBatch, translator.Options.Attributes.Count)),
            AttGanGenerator attGan => (attGan.call, type => attGan.ComputeType = type, Labels(largestBatch, attGan.Options.Attributes.Count).sub_(0.5)),
            HiSdGenerator hiSd => ((images, style) => hiSd.call(images, style, Tag), type => hiSd.ComputeType = type, randn(largestBatch, hiSd.Options.StyleDimension)),
            _ => throw new InvalidOperationException($"There are no inputs for a {_network.GetType().Name}."),
        };
    }

    /// <summary>Writes shape, weights, inputs and what we make of the first pictures, for the other side to check.</summary>
    /// <param name="path">Where.</param>
    /// <param name="pictures">How many.</param>
    public void Write(string path, int pictures)
    {
        using var scope = NewDisposeScope();
        _setType(ScalarType.Float32);
        // Before the passes below, since batch normalisation moves its statistics in training.
        var tensors = _network.state_dict().ToDictionary(named => "state." + named.Key, named => named.Value.detach().clone(), StringComparer.Ordinal);
        (tensors["in.images"], tensors["in.condition"]) = (_images, _condition);
        var (images, condition) = Batch(pictures);
        _network.eval();
        tensors["out.forward"] = Forward(images, condition);
        _network.train();
        (tensors["out.training"], tensors["out.gradient"]) = Both(images, condition);
        TensorFile.Write(path, tensors, _trainee.ResultMetadata);
        _network.zero_grad();
    }

    /// <summary>Times passes.</summary>
    /// <returns>Seconds of each pass but the warm-ups.</returns>
    public double[] Time(ScalarType type, GeneratorPass pass, int batch, int warmups, int passes)
    {
        using var scope = NewDisposeScope();
        _setType(type);
        _network.train(pass == GeneratorPass.ForwardBackward);
        var (images, condition) = Batch(batch);
        var seconds = new double[passes];
        for (var i = -warmups; i < passes; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using (NewDisposeScope())
            {
                if (pass == GeneratorPass.Forward) Forward(images, condition);
                else Both(images, condition);
            }
            if (i >= 0) seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        return seconds;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _images.Dispose();
        _condition.Dispose();
        _trainee.Dispose();
    }

    private (Tensor Images, Tensor Condition) Batch(int count) => (_images.narrow(0, 0, count).clone(), _condition.narrow(0, 0, count).clone());

    private Tensor Forward(Tensor images, Tensor condition)
    {
        using var silent = no_grad();
        return _forge(images, condition);
    }

    private (Tensor Output, Tensor Gradient) Both(Tensor images, Tensor condition)
    {
        _network.zero_grad();
        var recorded = images.detach().requires_grad_();
        var output = _forge(recorded, condition);
        output.square().mean().backward();
        return (output, recorded.grad!);
    }

    private static Tensor Labels(int count, int attributes) => rand(count, attributes).gt(0.5).@float();
}
