using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What batch and instance normalisation share: weights and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;
    [ComponentName(Name = nameof(bias))] private Parameter? _bias;
    [ComponentName(Name = nameof(running_mean))] private Tensor? _runningMean;
    [ComponentName(Name = nameof(running_var))] private Tensor? _runningVariance;
    [ComponentName(Name = nameof(num_batches_tracked))] private Tensor? _batches;

    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name) : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            Hold(ref _weight, new Parameter(empty([num_features], dtype, device)), nameof(weight));
            Hold(ref _bias, new Parameter(empty([num_features], dtype, device)), nameof(bias));
        }
        if (track_running_stats)
        {
            running_mean = zeros([num_features], dtype, device);
            running_var = ones([num_features], dtype, device);
            num_batches_tracked = zeros([], ScalarType.Int64, device);
        }
        reset_parameters();
    }

    public long num_features { get; }
    public double eps { get; set; }

    /// <summary>Share of a batch in the running statistics; null: their plain mean.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }
    public bool track_running_stats { get; }

    public Parameter weight
    {
        get => _weight!;
        set => Hold(ref _weight, value ?? throw new ArgumentNullException(nameof(value)), nameof(weight));
    }

    public Parameter? bias
    {
        get => _bias;
        set => Hold(ref _bias, value, nameof(bias));
    }

    public Tensor? running_mean
    {
        get => _runningMean;
        set => HoldBuffer(ref _runningMean, value, nameof(running_mean));
    }

    public Tensor? running_var
    {
        get => _runningVariance;
        set => HoldBuffer(ref _runningVariance, value, nameof(running_var));
    }

    public Tensor? num_batches_tracked
    {
        get => _batches;
        set => HoldBuffer(ref _batches, value, nameof(num_batches_tracked));
    }

    public void reset_running_stats()
    {
        _runningMean?.zero_();
        _runningVariance?.fill_(1);
        _batches?.zero_();
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine) return;
        nn.init.ones_(weight);
        nn.init.zeros_(bias!);
    }

    /// <exception cref="ArgumentException">The input has the wrong number of dimensions.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);
}
