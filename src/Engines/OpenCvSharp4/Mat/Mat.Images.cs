namespace OpenCvSharp;

/// <content>What Cv2 does, on this matrix.</content>
public partial class Mat
{
    /// <exception cref="OpenCVException">The bytes are empty.</exception>
    public static Mat FromImageData(byte[] imageBytes, ImreadModes mode = ImreadModes.Color) => ImDecode(imageBytes, mode);

    public static Mat FromImageData(ReadOnlySpan<byte> span, ImreadModes mode = ImreadModes.Color) => Cv2.ImDecode(span, mode);

    public static Mat ImDecode(byte[] imageBytes, ImreadModes mode = ImreadModes.Color)
    {
        ArgumentNullException.ThrowIfNull(imageBytes);
        return Cv2.ImDecode(imageBytes, mode);
    }

    public static Mat ImDecode(ReadOnlySpan<byte> span, ImreadModes mode = ImreadModes.Color) => Cv2.ImDecode(span, mode);

    /// <summary>Decodes what is left of a stream.</summary>
    public static Mat FromStream(Stream stream, ImreadModes mode)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Cv2.ImDecode(memory.GetBuffer().AsSpan(0, checked((int)memory.Length)), mode);
    }

    public byte[] ImEncode(string ext = ".png", int[]? prms = null)
    {
        Cv2.ImEncode(ext, this, out var bytes, prms);
        return bytes;
    }

    public byte[] ImEncode(string ext = ".png", params ImageEncodingParam[] prms)
    {
        Cv2.ImEncode(ext, this, out var bytes, prms);
        return bytes;
    }

    public bool ImWrite(string fileName, int[]? prms = null) => Cv2.ImWrite(fileName, this, prms);

    public bool ImWrite(string fileName, params ImageEncodingParam[] prms) => Cv2.ImWrite(fileName, this, prms);

    public bool SaveImage(string fileName, int[]? prms = null) => Cv2.ImWrite(fileName, this, prms);

    public bool SaveImage(string fileName, params ImageEncodingParam[] prms) => Cv2.ImWrite(fileName, this, prms);

    public byte[] ToBytes(string ext = ".png", int[]? prms = null) => ImEncode(ext, prms);

    public byte[] ToBytes(string ext = ".png", params ImageEncodingParam[] prms) => ImEncode(ext, prms);

    public MemoryStream ToMemoryStream(string ext = ".png", params ImageEncodingParam[] prms)
    {
        var bytes = ImEncode(ext, prms);
        return new MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true);
    }

    public void WriteToStream(Stream stream, string ext = ".png", params ImageEncodingParam[] prms)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ImEncode(ext, prms));
    }

    public Scalar Sum() => Cv2.Sum(this);

    public Scalar Mean(InputArray? mask = null) => Cv2.Mean(this, mask);

    public Mat[] Split() => Cv2.Split(this);

    public Mat CvtColor(ColorConversionCodes code, int dstCn = 0)
    {
        var dst = new Mat();
        Cv2.CvtColor(this, dst, code, dstCn);
        return dst;
    }

    public Mat Flip(FlipMode flipCode)
    {
        var dst = new Mat();
        Cv2.Flip(this, dst, flipCode);
        return dst;
    }

    public Mat Transpose()
    {
        var dst = new Mat();
        Cv2.Transpose(this, dst);
        return dst;
    }

    public Mat GaussianBlur(Size ksize, double sigmaX, double sigmaY = 0, BorderTypes borderType = BorderTypes.Default)
    {
        var dst = new Mat();
        Cv2.GaussianBlur(this, dst, ksize, sigmaX, sigmaY, borderType);
        return dst;
    }

    public Mat Resize(Size dsize, double fx = 0, double fy = 0, InterpolationFlags interpolation = InterpolationFlags.Linear)
    {
        var dst = new Mat();
        Cv2.Resize(this, dst, dsize, fx, fy, interpolation);
        return dst;
    }

    public Mat WarpAffine(InputArray m, Size dsize, InterpolationFlags flags = InterpolationFlags.Linear, BorderTypes borderMode = BorderTypes.Constant, Scalar? borderValue = null)
    {
        var dst = new Mat();
        Cv2.WarpAffine(this, dst, m, dsize, flags, borderMode, borderValue);
        return dst;
    }
}
