namespace OpenCvSharp;

/// <summary>A parameter of a picture format, such as the JPEG quality.</summary>
[Serializable]
public record ImageEncodingParam
{
    public ImwriteFlags EncodingId { get; }

    public int Value { get; }

    public ImageEncodingParam(ImwriteFlags id, int value)
    {
        EncodingId = id;
        Value = value;
    }
}
