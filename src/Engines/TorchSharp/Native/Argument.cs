using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>An argument of an operator on the managed side: a number in place, or the object that holds it.</summary>
internal readonly struct Argument
{
    private Argument(Tag tag, long bits, object? target = null)
    {
        Tag = tag;
        Bits = bits;
        Target = target;
    }

    internal Tag Tag { get; }
    internal long Bits { get; }
    internal object? Target { get; }

    /// <summary>No value, where the operator takes an optional one.</summary>
    internal static Argument None => default;

    /// <summary>The value the operator's schema names.</summary>
    internal static Argument Default => new(Tag.Default, 0);

    /// <summary>A list with holes, as indexing takes it.</summary>
    internal static Argument Optional(Tensor?[] value) => new(Tag.OptionalTensorList, 0, value);

    public static implicit operator Argument(Tensor? value) => value is null ? default : new(Tag.Tensor, 0, value);
    public static implicit operator Argument(Tensor[] value) => new(Tag.TensorList, 0, value);
    public static implicit operator Argument(int value) => new(Tag.Int, value);
    public static implicit operator Argument(long value) => new(Tag.Int, value);
    public static implicit operator Argument(long? value) => value is null ? default : new(Tag.Int, value.Value);
    public static implicit operator Argument(double value) => new(Tag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Argument(double? value) => value is null ? default : (Argument)value.Value;
    public static implicit operator Argument(bool value) => new(Tag.Bool, value ? 1 : 0);
    public static implicit operator Argument(long[]? value) => value is null ? default : new(Tag.IntList, 0, value);
    public static implicit operator Argument(double[]? value) => value is null ? default : new(Tag.DoubleList, 0, value);
    public static implicit operator Argument(string value) => new(Tag.String, 0, value);
    public static implicit operator Argument(ScalarType value) => new(Tag.Int, (long)value);
    public static implicit operator Argument(ScalarType? value) => value is null ? default : new(Tag.Int, (long)value.Value);
    public static implicit operator Argument(Device? value) => value is null ? default : new(Tag.Device, (long)value.type, value);
    public static implicit operator Argument(Generator? value) => value is null ? default : new(Tag.Generator, 0, value);
    public static implicit operator Argument(Scalar? value) => value is null ? default : value.ToArgument();

    internal static Argument Complex(double[] parts) => new(Tag.Complex, 0, parts);
}
