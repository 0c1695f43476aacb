using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <content>Picture files. The first use loads OpenCV's codecs, which takes a while.</content>
public static unsafe partial class Cv2
{
    /// <summary>Reads a picture; empty where it cannot be read.</summary>
    public static Mat ImRead(string fileName, ImreadModes flags = ImreadModes.Color) => new(fileName, flags);

    /// <summary>Writes a picture in the format of the extension.</summary>
    /// <returns>Whether it was written.</returns>
    public static bool ImWrite(string fileName, Mat img, int[]? prms = null)
    {
        ArgumentNullException.ThrowIfNull(img);
        return Write(fileName, img, prms);
    }

    /// <inheritdoc cref="ImWrite(string, Mat, int[])"/>
    public static bool ImWrite(string fileName, Mat img, params ImageEncodingParam[] prms)
    {
        ArgumentNullException.ThrowIfNull(img);
        return Write(fileName, img, Flatten(prms));
    }

    /// <summary>Writes several pictures into one file.</summary>
    /// <returns>Whether it was written.</returns>
    public static bool ImWrite(string fileName, IEnumerable<Mat> img, int[]? prms = null) => Write(fileName, InputArray.Create(img), prms);

    /// <inheritdoc cref="ImWrite(string, IEnumerable{Mat}, int[])"/>
    public static bool ImWrite(string fileName, IEnumerable<Mat> img, params ImageEncodingParam[] prms) => Write(fileName, InputArray.Create(img), Flatten(prms));

    /// <summary>Decodes a picture; empty where the bytes are none.</summary>
    public static Mat ImDecode(Mat buf, ImreadModes flags) => ImDecode((InputArray)buf, flags);

    /// <inheritdoc cref="ImDecode(Mat, ImreadModes)"/>
    public static Mat ImDecode(InputArray buf, ImreadModes flags)
    {
        var bufArray = InputArray.Read(buf);
        var image = new Mat();
        CodecMethods.Check(CodecMethods.aef_imdecode(&bufArray, (int)flags, image.Handle));
        GC.KeepAlive(buf);
        return image;
    }

    /// <inheritdoc cref="ImDecode(Mat, ImreadModes)"/>
    public static Mat ImDecode(byte[] buf, ImreadModes flags)
    {
        ArgumentNullException.ThrowIfNull(buf);
        return ImDecode(new ReadOnlySpan<byte>(buf), flags);
    }

    /// <inheritdoc cref="ImDecode(Mat, ImreadModes)"/>
    /// <exception cref="ArgumentException">There are no bytes.</exception>
    public static Mat ImDecode(ReadOnlySpan<byte> span, ImreadModes flags)
    {
        if (span.IsEmpty) throw new ArgumentException("Empty span", nameof(span));
        var image = new Mat();
        fixed (byte* bytes = span) CodecMethods.Check(CodecMethods.aef_imdecode_bytes(bytes, span.Length, (int)flags, image.Handle));
        return image;
    }

    /// <summary>Encodes a picture in the format of the extension.</summary>
    /// <returns>Whether it succeeded.</returns>
    public static bool ImEncode(string ext, InputArray img, out byte[] buf, int[]? prms = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(ext);
        var imgArray = InputArray.Read(img);
        fixed (int* list = prms)
        {
            CodecMethods.Check(CodecMethods.aef_imencode(ext, &imgArray, list, prms?.Length ?? 0, out var bytes, out var success));
            GC.KeepAlive(img);
            buf = new ReadOnlySpan<byte>(bytes.Data, checked((int)bytes.Count)).ToArray();
            CodecMethods.aef_opencv_codecs_free(bytes.Data);
            return success != 0;
        }
    }

    /// <summary>Encodes a picture in the format of the extension.</summary>
    public static void ImEncode(string ext, InputArray img, out byte[] buf, params ImageEncodingParam[] prms) => ImEncode(ext, img, out buf, Flatten(prms));

    /// <summary>Whether OpenCV can read the file.</summary>
    public static bool HaveImageReader(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        CodecMethods.Check(CodecMethods.aef_have_image_reader(fileName, out var have));
        return have != 0;
    }

    /// <summary>Whether OpenCV can write a file of that name.</summary>
    public static bool HaveImageWriter(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        CodecMethods.Check(CodecMethods.aef_have_image_writer(fileName, out var have));
        return have != 0;
    }

    private static bool Write(string fileName, InputArray img, int[]? prms)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        var imgArray = InputArray.Read(img);
        fixed (int* list = prms)
        {
            CodecMethods.Check(CodecMethods.aef_imwrite(fileName, &imgArray, list, prms?.Length ?? 0, out var success));
            GC.KeepAlive(img);
            return success != 0;
        }
    }

    private static int[]? Flatten(ImageEncodingParam[]? prms) => prms?.SelectMany(parameter => new[] { (int)parameter.EncodingId, parameter.Value }).ToArray();
}
