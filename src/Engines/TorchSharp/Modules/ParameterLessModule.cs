using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A module without parameters, buffers or children: there is nothing to convert or move.</summary>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
{
    private const string Refusal = "on a module that is declared 'parameter-less.'";

    protected ParameterLessModule(string name) : base(name)
    {
    }

    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw new InvalidOperationException($"Cannot register a buffer {Refusal}");

    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter param) => throw new InvalidOperationException($"Cannot register a parameter {Refusal}");

    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_module(string name, nn.Module submodule) => throw new InvalidOperationException($"Cannot register a submodule {Refusal}");

    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking) => this;
    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking) => this;
    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking) => this;
}
