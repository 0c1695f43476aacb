using System.Globalization;
using System.Text;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;

namespace AefVideo.Pipeline.Sources;

/// <summary>
/// Takes a YUV4MPEG2 stream apart (yuv4mpeg(5) of the mjpegtools), as ffmpeg writes it: a line about the pictures, then for each of them the line FRAME and its planes
/// without gaps. It reads synchronously, straight to where a picture is wanted, and allocates nothing per picture. The format has no times and no mark of its end.
/// </summary>
/// <param name="stream">Where the bytes come from; stays the caller's.</param>
/// <param name="name">How errors name it.</param>
internal sealed class Yuv4MpegReader(Stream stream, string name)
{
    // ffmpeg's have some 80.
    private const int LongestHeader = 512;

    private readonly byte[] _mark = new byte[FrameMark.Length];

    private static ReadOnlySpan<byte> FrameMark => "FRAME\n"u8;

    /// <summary>Columns of luma; after <see cref="ReadHeader" />.</summary>
    public int Width { get; private set; }

    /// <summary>Rows of luma; after <see cref="ReadHeader" />.</summary>
    public int Height { get; private set; }

    /// <summary>How the samples lie; after <see cref="ReadHeader" />.</summary>
    public PixelLayout Layout { get; private set; }

    /// <summary>Whether the bytes have come to an end, be it a proper one or not.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Reads up to the first picture.</summary>
    /// <returns>False when the stream is empty: not a single byte.</returns>
    /// <exception cref="MediaException">It is not such a stream, or its pictures are of an unknown kind.</exception>
    public bool ReadHeader()
    {
        var header = new byte[LongestHeader];
        var length = 0;
        // Byte by byte, once a stream: what follows belongs into a picture.
        while (length == 0 || header[length - 1] != '\n')
        {
            if (length == header.Length) throw Damaged("its header is too long");
            if (stream.Read(header.AsSpan(length, 1)) == 0)
            {
                IsCutOff = true;
                return length == 0 ? false : throw Damaged("it ends within its header");
            }
            length++;
        }
        var fields = Encoding.ASCII.GetString(header, 0, length - 1).Split(' ');
        if (fields[0] != "YUV4MPEG2") throw Damaged("it is not a YUV4MPEG2 stream");
        Width = Number(fields, 'W');
        Height = Number(fields, 'H');
        Layout = LayoutOf(Field(fields, 'C'));
        return true;
    }

    /// <summary>Reads the next picture.</summary>
    /// <param name="picture">Exactly as long as a picture.</param>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="MediaException">The stream is damaged or ends within a picture.</exception>
    public bool ReadFrame(Span<byte> picture)
    {
        var read = stream.ReadAtLeast(_mark, _mark.Length, throwOnEndOfStream: false);
        IsCutOff = read < _mark.Length;
        if (read == 0) return false;
        if (IsCutOff) throw Damaged("it ends before a picture");
        if (!FrameMark.SequenceEqual(_mark)) throw Damaged("a picture does not begin as it must");
        IsCutOff = stream.ReadAtLeast(picture, picture.Length, throwOnEndOfStream: false) < picture.Length;
        return IsCutOff ? throw Damaged("it ends within a picture") : true;
    }

    // Chroma of 4:2:0 may lie in three places, each with a name of its own; more than 8 bits a sample end in p10 and the like.
    private PixelLayout LayoutOf(string sampling) => sampling switch
    {
        "mono" => PixelLayout.Gray,
        "420" or "420jpeg" or "420mpeg2" or "420paldv" => PixelLayout.Yuv420,
        "422" => PixelLayout.Yuv422,
        "444" => PixelLayout.Yuv444,
        _ => throw Damaged($"its samples are of the unknown kind '{sampling}'"),
    };

    private int Number(string[] fields, char letter) =>
        int.TryParse(Field(fields, letter), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Damaged("its header gives no size");

    private static string Field(string[] fields, char letter) => Array.Find(fields, field => field.StartsWith(letter))?[1..] ?? "";

    private MediaException Damaged(string what) => new($"{name}: the stream of decoded pictures cannot be used, {what}.");
}
