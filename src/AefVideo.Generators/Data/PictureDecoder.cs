using OpenCvSharp;

namespace AefVideo.Generators.Data;

/// <summary>Decodes, cuts and resizes pictures to planes of red, green and blue bytes. One per thread; its buffers serve picture after picture.</summary>
internal sealed class PictureDecoder : IDisposable
{
    private readonly int _size;
    private readonly Mat[] _planes;
    private readonly Mat _resized = new();

    /// <param name="size">Width and height of the result, in pixels.</param>
    public PictureDecoder(int size)
    {
        _size = size;
        _planes = [new Mat(size, size, MatType.CV_8UC1), new Mat(size, size, MatType.CV_8UC1), new Mat(size, size, MatType.CV_8UC1)];
    }

    /// <summary>Reads one picture.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="layout">Whose faces stand where.</param>
    /// <param name="crop">Side of the square that is cut out; null for what suits the layout.</param>
    /// <param name="planes">Receives red, then green, then blue, row after row.</param>
    /// <returns>Why it could not be read; null where it was.</returns>
    public string? Decode(ReadOnlySpan<byte> bytes, FaceDataLayout layout, int? crop, Span<byte> planes)
    {
        if (bytes.IsEmpty) return "the file is empty";
        if (PictureEnd.IsMissing(bytes)) return "the file ends too early";
        try
        {
            using var picture = Cv2.ImDecode(bytes, ImreadModes.Color);
            if (picture.Empty()) return "it is damaged or no picture";
            var square = CropGeometry.Square(picture.Width, picture.Height, layout, crop);
            using var cut = picture.SubMat(square);
            // Area averages as many pixels as shrink to one, like the antialiased resizing that the networks' authors trained with.
            Cv2.Resize(cut, _resized, new Size(_size, _size), 0, 0, square.Width > _size ? InterpolationFlags.Area : InterpolationFlags.Linear);
            for (var channel = 0; channel < 3; channel++)
            {
                Cv2.ExtractChannel(_resized, _planes[channel], 2 - channel);
                _planes[channel].AsSpan<byte>().CopyTo(planes.Slice(channel * _size * _size, _size * _size));
            }
            return null;
        }
        catch (OpenCVException error)
        {
            return error.Message;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var plane in _planes) plane.Dispose();
        _resized.Dispose();
    }
}
