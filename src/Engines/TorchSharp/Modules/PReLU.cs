using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>max(0, x) + weight · min(0, x) with a learnt weight.</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))] private Parameter? _weight;

    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype) : base(nameof(PReLU))
    {
        this.num_parameters = num_parameters;
        this.init = init;
        weight = new Parameter(full([num_parameters], init, dtype, device));
    }

    public long num_parameters { get; }
    public double init { get; }

    public Parameter weight
    {
        get => _weight!;
        set => Hold(ref _weight, value ?? throw new ArgumentNullException(nameof(value)), nameof(weight));
    }

    public override Tensor forward(Tensor tensor) => nn.functional.prelu(tensor, weight);
}
