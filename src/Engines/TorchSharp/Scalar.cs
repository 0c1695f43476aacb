using System.Numerics;
using TorchSharp.Native;

namespace TorchSharp;

/// <summary>A number of any kind, as operators take it.</summary>
public sealed class Scalar : IDisposable
{
    private readonly long _integer;
    private readonly double _real;
    private readonly double _imaginary;

    internal Scalar(torch.ScalarType type, long integer, double real, double imaginary = 0)
    {
        Type = type;
        _integer = integer;
        _real = real;
        _imaginary = imaginary;
    }

    /// <summary>Long, Double, ComplexFloat64 or Bool: the kinds libtorch keeps apart.</summary>
    public torch.ScalarType Type { get; }

    internal long Integer => _integer;
    internal double Real => _real;
    internal double Imaginary => _imaginary;

    public static implicit operator Scalar(byte value) => value.ToScalar();
    public static implicit operator Scalar(sbyte value) => value.ToScalar();
    public static implicit operator Scalar(short value) => value.ToScalar();
    public static implicit operator Scalar(int value) => value.ToScalar();
    public static implicit operator Scalar(long value) => value.ToScalar();
    public static implicit operator Scalar(Half value) => value.ToScalar();
    public static implicit operator Scalar(float value) => value.ToScalar();
    public static implicit operator Scalar(double value) => value.ToScalar();
    public static implicit operator Scalar(bool value) => value.ToScalar();
    public static implicit operator Scalar((float, float) value) => value.ToScalar();
    public static implicit operator Scalar(Complex value) => value.ToScalar();

    /// <summary>Nothing to free: the number is held on the managed side.</summary>
    public void Dispose()
    {
    }

    internal Argument ToArgument() => Type switch
    {
        torch.ScalarType.Float64 => _real,
        torch.ScalarType.Bool => _integer != 0,
        torch.ScalarType.ComplexFloat64 => Argument.Complex([_real, _imaginary]),
        _ => _integer
    };
}
