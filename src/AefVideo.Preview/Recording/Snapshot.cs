using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Imaging;
using OpenCvSharp;
using Silk.NET.OpenGL;

namespace AefVideo.Preview.Recording;

/// <summary>What was drawn, as a picture.</summary>
internal static class Snapshot
{
    private const int Channels = 3;

    /// <summary>Reads the framebuffer that is bound, top row first.</summary>
    public static unsafe Picture Read(GL gl, int width, int height)
    {
        var picture = new Picture(new(width, height, PixelLayout.Bgr24, FullRange: true));
        var rows = picture.Plane(0);
        var stride = width * Channels;
        gl.PixelStore(PixelStoreParameter.PackAlignment, 1);
        gl.ReadPixels(0, 0, (uint)width, (uint)height, PixelFormat.Bgr, PixelType.UnsignedByte, (void*)picture.PlaneAddress(0));
        Span<byte> row = new byte[stride];
        for (int top = 0, bottom = height - 1; top < bottom; top++, bottom--)
        {
            rows.Slice(top * stride, stride).CopyTo(row);
            rows.Slice(bottom * stride, stride).CopyTo(rows[(top * stride)..]);
            row.CopyTo(rows[(bottom * stride)..]);
        }
        return picture;
    }

    /// <summary>Makes sure that a name is a PNG file's.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public static void CheckName(string path)
    {
        if (!Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase)) throw new UsageException($"{path}: snapshots are PNG files; end the name with .png.");
    }

    /// <summary>Writes a PNG file.</summary>
    /// <exception cref="UsageException">The name is taken, or its folder is missing.</exception>
    /// <exception cref="MediaException">It cannot be written.</exception>
    public static void Save(Picture picture, string path, bool overwrite)
    {
        CheckName(path);
        using var output = new OutputFile(path, overwrite);
        using var samples = Mat.FromPixelData(picture.Format.Height, picture.Format.Width, MatType.CV_8UC3, picture.PlaneAddress(0));
        try
        {
            File.WriteAllBytes(output.TemporaryPath, samples.ImEncode(".png"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{path}: cannot be written: {exception.Message}", exception);
        }
        GC.KeepAlive(picture);
        output.Commit();
    }
}
