namespace OpenCvSharp.Internal;

/// <summary>Conversions that keep to the range of the target.</summary>
internal static class SaturateCast
{
    public static byte ToByte(long v) => (byte)Math.Clamp(v, byte.MinValue, byte.MaxValue);

    public static byte ToByte(double v) => ToByte((long)Math.Round(v));

    public static int ToInt32(long v) => (int)Math.Clamp(v, int.MinValue, int.MaxValue);

    public static int ToInt32(double v) => ToInt32((long)Math.Round(v));
}
