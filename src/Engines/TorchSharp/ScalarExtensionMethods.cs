using System.Numerics;

namespace TorchSharp;

/// <summary>Numbers to <see cref="Scalar"/> and back.</summary>
public static class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => FromInteger(value);
    public static Scalar ToScalar(this sbyte value) => FromInteger(value);
    public static Scalar ToScalar(this short value) => FromInteger(value);
    public static Scalar ToScalar(this int value) => FromInteger(value);
    public static Scalar ToScalar(this long value) => FromInteger(value);
    public static Scalar ToScalar(this float value) => FromReal(value);
    public static Scalar ToScalar(this double value) => FromReal(value);
    public static Scalar ToScalar(this Half value) => FromReal((double)value);
    public static Scalar ToScalar(this bool value) => new(torch.ScalarType.Bool, value ? 1 : 0, value ? 1 : 0);
    public static Scalar ToScalar(this (float, float) value) => new(torch.ScalarType.ComplexFloat64, (long)value.Item1, value.Item1, value.Item2);
    public static Scalar ToScalar(this Complex value) => new(torch.ScalarType.ComplexFloat64, (long)value.Real, value.Real, value.Imaginary);

    public static Half ToHalf(this Scalar value) => (Half)value.Real;
    public static float ToSingle(this Scalar value) => (float)value.Real;
    public static double ToDouble(this Scalar value) => value.Real;
    public static sbyte ToSByte(this Scalar value) => checked((sbyte)Whole(value));
    public static byte ToByte(this Scalar value) => checked((byte)Whole(value));
    public static short ToInt16(this Scalar value) => checked((short)Whole(value));
    public static int ToInt32(this Scalar value) => checked((int)Whole(value));
    public static long ToInt64(this Scalar value) => Whole(value);
    public static bool ToBoolean(this Scalar value) => value.Real != 0 || value.Imaginary != 0;

    private static long Whole(Scalar value) => value.Type is torch.ScalarType.Int64 or torch.ScalarType.Bool ? value.Integer : checked((long)value.Real);
    private static Scalar FromInteger(long value) => new(torch.ScalarType.Int64, value, value);
    private static Scalar FromReal(double value) => new(torch.ScalarType.Float64, (long)Math.Clamp(double.IsNaN(value) ? 0 : value, long.MinValue, long.MaxValue), value);
}
