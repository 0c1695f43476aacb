using System.Buffers.Binary;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Imaging;
using OpenCvSharp;

namespace AefVideo.Pipeline.Media;

/// <summary>
/// A still picture: read upright (its EXIF orientation applied), 8 bits a sample, with its transparency and its colour profile kept aside
/// for the output. Other metadata (EXIF with place and camera) is left behind on purpose: who protects a face rarely wants to tell where it was.
/// </summary>
public sealed class PictureFile
{
    // OpenCV reads more, but these are what cameras, browsers and data sets give.
    private const int SignatureBytes = 16;

    // 95 keeps a perturbation of ±13 steps nearly whole, and the file is a third of quality 100.
    private const int JpegQuality = 95;

    // IMWRITE_JPEG_SAMPLING_FACTOR and its value for 4:4:4, since OpenCV 4.7; the enumeration does not name it. Older ones ignore it and halve the chroma.
    private const ImwriteFlags JpegSampling = (ImwriteFlags)7;
    private const int FullChroma = 0x111111;

    // 101 would be lossless; 95 as for JPEG.
    private const int WebpQuality = 95;
    private readonly string _path;
    private readonly byte[]? _alpha;
    private readonly byte[]? _profile;
    private readonly List<string> _warnings = [];

    private PictureFile(string path, Picture picture, byte[]? alpha, byte[]? profile)
    {
        _path = path;
        Picture = picture;
        _alpha = alpha;
        _profile = profile;
    }

    /// <summary>The samples, <see cref="PixelLayout.Bgr24" />. What is changed here is what <see cref="Save" /> writes.</summary>
    public Picture Picture { get; }

    /// <summary>What was lost by <see cref="Save" />, in sentences for the user.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Whether a file is a PNG, JPEG, BMP, WebP or TIFF picture, by its first bytes and not by its name. False if it cannot be read.</summary>
    public static bool IsPicture(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            Span<byte> start = stackalloc byte[SignatureBytes];
            return IsPicture(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Reads a picture within <see cref="MediaLimits.Default" />.</summary>
    /// <inheritdoc cref="Read(string, MediaLimits)" />
    public static PictureFile Read(string path) => Read(path, MediaLimits.Default);

    /// <summary>Reads a picture.</summary>
    /// <exception cref="MediaException">There is no such file, it cannot be read, it is damaged, too large, or has more than 8 bits a sample.</exception>
    public static PictureFile Read(string path, MediaLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var bytes = ReadBytes(path);
        if (!IsPicture(bytes)) throw new MediaException($"{path}: is not a PNG, JPEG, BMP, WebP or TIFF picture.");
        // Before it is decoded: a few kilobytes can announce a picture of gigabytes.
        if (PictureSize.TryRead(bytes, out var width, out var height)) MediaInspector.CheckPixels(path, width, height, limits);
        try
        {
            // Unchanged tells depth and transparency, but leaves the orientation alone.
            using var stored = Cv2.ImDecode(bytes, ImreadModes.Unchanged);
            if (stored.Empty()) throw new MediaException($"{path}: the picture is damaged and cannot be decoded.");
            if (stored.Depth() != MatType.CV_8U)
                throw new MediaException($"{path}: has more than 8 bits a sample, only 8 can be kept; convert it first: ffmpeg -i INPUT -pix_fmt rgb24 OUTPUT.png");
            MediaInspector.CheckPixels(path, stored.Width, stored.Height, limits);
            byte[]? alpha = null;
            using var upright = stored.Channels() == 4 ? stored.CvtColor(ColorConversionCodes.BGRA2BGR) : Cv2.ImDecode(bytes, ImreadModes.Color);
            if (upright.Empty()) throw new MediaException($"{path}: the picture is damaged and cannot be decoded.");
            if (stored.Channels() == 4) alpha = Alpha(stored);
            var picture = new Picture(new(upright.Width, upright.Height, PixelLayout.Bgr24, FullRange: true));
            using (var samples = Samples(picture)) upright.CopyTo(samples);
            return new(path, picture, alpha, IccProfile.Find(bytes));
        }
        catch (OpenCVException exception)
        {
            throw new MediaException($"{path}: the picture cannot be decoded: {exception.Message}", exception);
        }
    }

    /// <summary>Writes PNG, JPEG (quality 95, 4:4:4 where OpenCV can) or WebP (quality 95), by the extension. Transparency is kept in PNG and WebP, the colour profile in PNG and JPEG.</summary>
    /// <param name="path">Name of the new file.</param>
    /// <param name="overwrite">Whether an existing file may be replaced.</param>
    /// <exception cref="UsageException">The extension is not one that is written, the name is the input's own, or it is taken.</exception>
    /// <exception cref="MediaException">It cannot be written.</exception>
    public void Save(string path, bool overwrite)
    {
        var extension = Path.GetExtension(path).ToLowerInvariant();
        if (extension is not (".png" or ".jpg" or ".jpeg" or ".webp"))
            throw new UsageException($"{path}: the input is a picture, so end the name with .png, .jpg or .webp.");
        if (Sinks.FileIdentity.AreSame(_path, path)) throw new UsageException($"{path}: is the input itself; write to another name.");

        using var output = new OutputFile(path, overwrite);
        try
        {
            var bytes = Encode(extension);
            if (_profile is not null && extension == ".webp") _warnings.Add($"{path}: the input's colour profile is not kept in WebP; colours may look paler. Write PNG or JPEG to keep it.");
            else if (_profile is not null) bytes = IccProfile.Insert(bytes, _profile);
            if (HasHalvedChroma(bytes)) _warnings.Add($"{path}: this OpenCV halves the chroma of JPEG, and with it a part of the protection; write PNG to keep all of it.");
            if (_alpha is not null && extension is ".jpg" or ".jpeg") _warnings.Add($"{path}: JPEG has no transparency; write PNG or WebP to keep it.");
            File.WriteAllBytes(output.TemporaryPath, bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{path}: cannot be written: {exception.Message}", exception);
        }
        catch (OpenCVException exception)
        {
            throw new MediaException($"{path}: the picture cannot be encoded: {exception.Message}", exception);
        }
        output.Commit();
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new MediaException($"{path}: there is no such file; check the name.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new MediaException(
                Directory.Exists(path) ? $"{path}: is a folder; give a picture." : $"{path}: this user may not read the file; change its permissions (chmod +r).", exception);
        }
        catch (IOException exception)
        {
            throw new MediaException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }

    private static bool IsPicture(ReadOnlySpan<byte> start) =>
        start.StartsWith(IccProfile.PngSignature)
        || start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || (start.Length >= 10 && start.StartsWith("BM"u8) && !start[6..10].ContainsAnyExcept((byte)0))
        || (start.Length >= 12 && start.StartsWith("RIFF"u8) && start[8..12].SequenceEqual("WEBP"u8))
        || start.StartsWith("II*\0"u8) || start.StartsWith("MM\0*"u8);

    // Walks a JPEG file's segments to the frame header: length, precision, height, width, number of components, then number, sampling and table of each.
    private static bool HasHalvedChroma(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return false;
        for (var at = 2; at + 12 < file.Length && file[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]))
        {
            if (file[at + 1] is 0xC0 or 0xC1 or 0xC2) return file[at + 9] == 3 && file[at + 11] != 0x11;
        }
        return false;
    }

    private static byte[] Alpha(Mat stored)
    {
        var alpha = new byte[stored.Width * stored.Height];
        using var plane = Mat.FromPixelData(stored.Height, stored.Width, MatType.CV_8UC1, alpha);
        Cv2.ExtractChannel(stored, plane, 3);
        return alpha;
    }

    private static Mat Samples(Picture picture) =>
        Mat.FromPixelData(picture.Format.Height, picture.Format.Width, MatType.CV_8UC3, picture.PlaneAddress(0));

    private byte[] Encode(string extension)
    {
        ImageEncodingParam[] options = extension switch
        {
            ".png" => [],
            ".webp" => [new(ImwriteFlags.WebPQuality, WebpQuality)],
            _ => [new(ImwriteFlags.JpegQuality, JpegQuality), new(JpegSampling, FullChroma)],
        };
        using var colors = Samples(Picture);
        if (_alpha is null || extension is not (".png" or ".webp")) return colors.ImEncode(extension, options);

        using var alpha = Mat.FromPixelData(colors.Height, colors.Width, MatType.CV_8UC1, _alpha);
        using var both = new Mat(colors.Height, colors.Width, MatType.CV_8UC4);
        Cv2.MixChannels([colors, alpha], [both], [0, 0, 1, 1, 2, 2, 3, 3]);
        return both.ImEncode(extension, options);
    }
}
