using System.Numerics;

namespace Silk.NET.Maths;

/// <summary>
/// Sums for component types that are not declared as numbers: the official constraints on T predate <see cref="INumber{TSelf}"/>.
/// </summary>
internal abstract class Arithmetic<T>
{
    public static Arithmetic<T> Instance { get; } = Create();

    public abstract T One { get; }
    public abstract T Add(T left, T right);
    public abstract T Subtract(T left, T right);
    public abstract T Multiply(T left, T right);
    public abstract T Divide(T left, T right);
    public abstract T Sqrt(T value);
    public abstract double ToDouble(T value);
    public abstract T FromDouble(double value);

    private static Arithmetic<T> Create()
    {
        var isNumber = typeof(T).GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(INumber<>));
        if (!isNumber) throw new NotSupportedException($"{typeof(T)} is not a number");
        return (Arithmetic<T>)Activator.CreateInstance(typeof(NumberArithmetic<>).MakeGenericType(typeof(T)))!;
    }
}
