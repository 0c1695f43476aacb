using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public abstract void Initialize(OptimizerOptions options);

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    public virtual void to(Device device)
    {
    }

    /// <summary>A tensor of the parameter's shape, outside any scope.</summary>
    private protected Tensor Zeros() => zeros_like(_parameter).DetachFromDisposeScope();

    /// <summary>A copy on the parameter's device, outside any scope, in place of the former tensor.</summary>
    private protected void Take(ref Tensor? own, Tensor? other)
    {
        var copy = other?.to(_parameter.device, copy: true).DetachFromDisposeScope();
        own?.Dispose();
        own = copy;
    }

    private protected static void Move(ref Tensor? own, Device device)
    {
        if (own is not null) own = own.to(device, disposeAfter: true).DetachFromDisposeScope();
    }

    private protected static void Save(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        tensor?.Save(writer);
    }

    private protected void Load(BinaryReader reader, ref Tensor? own)
    {
        if (!reader.ReadBoolean())
        {
            own?.Dispose();
            own = null;
            return;
        }
        using var read = TensorExtensionMethods.Load(reader);
        Take(ref own, read);
    }

    private protected static bool Near(Tensor? one, Tensor? other) => one is null ? other is null : other is not null && one.allclose(other);
}
