namespace AefVideo.Core.Files;

/// <summary>Element sizes of <see cref="SafetensorsType" />.</summary>
public static class SafetensorsTypeSize
{
    /// <summary>Bytes of one element: 1, 2, 4 or 8.</summary>
    public static int ByteCount(this SafetensorsType type) => type switch
    {
        <= SafetensorsType.F8_E5M2 => 1,
        <= SafetensorsType.BF16 => 2,
        <= SafetensorsType.F32 => 4,
        _ => 8,
    };
}
