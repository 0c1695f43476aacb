using System.Numerics;

namespace Silk.NET.Maths;

/// <summary>The sums of a number type.</summary>
internal sealed class NumberArithmetic<T> : Arithmetic<T> where T : INumber<T>
{
    public override T One => T.One;
    public override T Add(T left, T right) => left + right;
    public override T Subtract(T left, T right) => left - right;
    public override T Multiply(T left, T right) => left * right;
    public override T Divide(T left, T right) => left / right;
    public override T Sqrt(T value) => FromDouble(Math.Sqrt(ToDouble(value)));
    public override double ToDouble(T value) => double.CreateTruncating(value);
    public override T FromDouble(double value) => T.CreateTruncating(value);
}
