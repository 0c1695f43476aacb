using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Which .NET type holds which kind of element.</summary>
internal static class ScalarTypes
{
    /// <exception cref="NotSupportedException">libtorch has no such element.</exception>
    internal static ScalarType Of(Type? type) => Find(type) ?? throw new NotSupportedException($"The type {type?.FullName} is not supported.");

    private static ScalarType? Find(Type? type)
    {
        if (type == typeof(float)) return ScalarType.Float32;
        if (type == typeof(double)) return ScalarType.Float64;
        if (type == typeof(long)) return ScalarType.Int64;
        if (type == typeof(int)) return ScalarType.Int32;
        if (type == typeof(byte)) return ScalarType.Byte;
        if (type == typeof(bool)) return ScalarType.Bool;
        if (type == typeof(short)) return ScalarType.Int16;
        if (type == typeof(sbyte)) return ScalarType.Int8;
        if (type == typeof(Half)) return ScalarType.Float16;
        return null;
    }

    /// <exception cref="ArgumentException">Elements of <paramref name="dtype"/> are not read as <paramref name="type"/>.</exception>
    internal static void Validate(ScalarType dtype, Type type)
    {
        var fits = dtype switch
        {
            ScalarType.ComplexFloat32 => type == typeof((float, float)),
            ScalarType.ComplexFloat64 => type == typeof(System.Numerics.Complex),
            ScalarType.BFloat16 => false,
            _ => Find(type) == dtype
        };
        if (!fits) throw new ArgumentException($"{type.Name} is not compatible with {dtype}");
    }

    internal static bool IsIntegral(this ScalarType type) =>
        type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    internal static bool IsFloatingPoint(this ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    internal static bool IsComplex(this ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;
}
