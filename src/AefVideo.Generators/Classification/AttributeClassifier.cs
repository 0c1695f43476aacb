using AefVideo.Generators.Layers;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using Convolution = AefVideo.Generators.Layers.Convolution;
using Linear = AefVideo.Generators.Layers.Linear;

namespace AefVideo.Generators.Classification;

/// <summary>
/// Tells the attributes of a face: a small residual network of our own with batch normalisation, 3×3 convolutions and average pooling. It is kept
/// unlike the discriminators (strided 4×4 convolutions without normalisation), so that a generator that has learnt to please those does not please this one for the same reasons.
/// </summary>
public sealed class AttributeClassifier : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "stem")] private readonly Convolution _stem;
    [ComponentName(Name = "stages")] private readonly ModuleList<Sequence> _stages;
    [ComponentName(Name = "norm")] private readonly BatchNormalization _norm;
    [ComponentName(Name = "head")] private readonly Linear _head;

    /// <summary>Makes a network with random initial values.</summary>
    /// <exception cref="ArgumentException">The working size cannot be halved once for every stage.</exception>
    public AttributeClassifier(AttributeClassifierOptions options)
        : base(nameof(AttributeClassifier))
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.WorkingSize >> options.Widths.Count == 0)
            throw new ArgumentException($"Pictures of {options.WorkingSize} pixels cannot be halved {options.Widths.Count} times.", nameof(options));
        Options = options;
        long width = options.Widths[0];
        _stem = new Convolution(3, width, 5, 2, 2, bias: false);
        var stages = new List<Sequence>();
        foreach (long next in options.Widths)
        {
            var first = width;
            stages.Add(new Sequence(Enumerable.Range(0, options.BlocksPerStage).Select(block => new PreActivationBlock(block == 0 ? first : next, next))));
            width = next;
        }
        _stages = nn.ModuleList([.. stages]);
        _norm = new BatchNormalization(width);
        _head = new Linear(width, options.Attributes.Count);
        RegisterComponents();
    }

    /// <summary>The shape.</summary>
    public AttributeClassifierOptions Options { get; }

    /// <summary>The type in which all but the head computes: float32, or bfloat16 where the processor is fast at it.</summary>
    public ScalarType ComputeType { get; set; } = ScalarType.Float32;

    /// <summary>Judges pictures.</summary>
    /// <param name="input">[N, 3, H, W] in [−1, 1], float32, of any size.</param>
    /// <returns>Logits, [N, attributes], float32: above 0 the attribute is likelier than not.</returns>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var features = _stages[0].call(_stem.call(Resize(input).to(ComputeType)));
        for (var stage = 1; stage < _stages.Count; stage++) features = _stages[stage].call(nn.functional.avg_pool2d(features, 2));
        var pooled = _norm.call(features).relu().@float().mean([2, 3]);
        return _head.call(nn.functional.dropout(pooled, Options.Dropout, training));
    }

    // Area for larger pictures, so that nothing aliases; bilinear for smaller ones.
    private Tensor Resize(Tensor images)
    {
        long size = Options.WorkingSize;
        var shape = images.shape;
        if (shape[2] == size && shape[3] == size) return images;
        return shape[2] >= size && shape[3] >= size
            ? nn.functional.interpolate(images, [size, size], mode: InterpolationMode.Area)
            : nn.functional.interpolate(images, [size, size], mode: InterpolationMode.Bilinear);
    }
}
