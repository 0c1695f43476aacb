using System.Text;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Pipeline.Tests.Sources;

public sealed class Yuv4MpegReaderTests
{
    [Theory]
    [InlineData("YUV4MPEG2 W3 H2 F25:1 Ip A1:1 Cmono XCOLORRANGE=FULL\n", PixelLayout.Gray)]
    [InlineData("YUV4MPEG2 W3 H2 F25:1 Ip A1:1 C420jpeg XYSCSS=420JPEG XCOLORRANGE=LIMITED\n", PixelLayout.Yuv420)]
    [InlineData("YUV4MPEG2 W3 H2 C420mpeg2\n", PixelLayout.Yuv420)]
    [InlineData("YUV4MPEG2 W3 H2 C422\n", PixelLayout.Yuv422)]
    [InlineData("YUV4MPEG2 W3 H2 C444\n", PixelLayout.Yuv444)]
    public void Pictures_come_as_they_were_written_however_the_bytes_arrive(string header, PixelLayout layout)
    {
        var pictures = Pictures(new PictureFormat(3, 2, layout).ByteCount);
        var reader = new Yuv4MpegReader(new DribblingStream(Stream(header, pictures)), "memory");
        Assert.True(reader.ReadHeader());
        Assert.Equal((3, 2, layout), (reader.Width, reader.Height, reader.Layout));
        var picture = new byte[pictures[0].Length];
        foreach (var expected in pictures)
        {
            Assert.True(reader.ReadFrame(picture));
            Assert.Equal(expected, picture);
            Assert.False(reader.IsCutOff);
        }
        Assert.False(reader.ReadFrame(picture));
        Assert.True(reader.IsCutOff);
    }

    [Fact]
    public void Every_place_to_be_cut_off_at_is_told_from_the_end()
    {
        var pictures = Pictures(9);
        var whole = Stream("YUV4MPEG2 W3 H3 Cmono\n", pictures);
        var header = whole.Length - 2 * (6 + 9);
        var picture = new byte[9];
        for (var length = 1; length < whole.Length; length++)
        {
            var reader = new Yuv4MpegReader(new MemoryStream(whole[..length]), "memory");
            if (length < header)
            {
                Assert.Throws<MediaException>(() => reader.ReadHeader());
            }
            else
            {
                Assert.True(reader.ReadHeader());
                var isBetween = (length - header) % (6 + 9) == 0;
                var exception = Record.Exception(() =>
                {
                    while (reader.ReadFrame(picture)) { }
                });
                Assert.Equal(isBetween, exception is null);
                if (!isBetween) Assert.StartsWith("memory: ", Assert.IsType<MediaException>(exception).Message, StringComparison.Ordinal);
            }
            Assert.True(reader.IsCutOff);
        }
        Assert.False(new Yuv4MpegReader(new MemoryStream(), "memory").ReadHeader());
    }

    [Theory]
    [InlineData("YUV4MPEG1 W3 H2 C444\n", "not a YUV4MPEG2 stream")]
    [InlineData("YUV4MPEG2 W3 C444\n", "no size")]
    [InlineData("YUV4MPEG2 W0 H2 C444\n", "no size")]
    [InlineData("YUV4MPEG2 W-3 H2 C444\n", "no size")]
    [InlineData("YUV4MPEG2 W99999999999 H2 C444\n", "no size")]
    [InlineData("YUV4MPEG2 W3 H2 C420p10\n", "'420p10'")]
    [InlineData("YUV4MPEG2 W3 H2\n", "unknown kind ''")]
    public void What_is_no_such_stream_is_told(string header, string what)
    {
        var exception = Assert.Throws<MediaException>(() => new Yuv4MpegReader(new MemoryStream(Encoding.ASCII.GetBytes(header)), "memory").ReadHeader());
        Assert.Contains(what, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_without_end_and_a_picture_without_beginning_are_told()
    {
        var endless = new byte[1 << 16];
        Array.Fill(endless, (byte)'W');
        Assert.Throws<MediaException>(() => new Yuv4MpegReader(new MemoryStream(endless), "memory").ReadHeader());

        var reader = new Yuv4MpegReader(new MemoryStream([.. "YUV4MPEG2 W3 H3 Cmono\n"u8, .. new byte[100]]), "memory");
        Assert.True(reader.ReadHeader());
        Assert.Throws<MediaException>(() => reader.ReadFrame(new byte[9]));
    }

    private static byte[][] Pictures(int bytes)
    {
        var random = new Random(5);
        var pictures = new[] { new byte[bytes], new byte[bytes] };
        foreach (var picture in pictures) random.NextBytes(picture);
        return pictures;
    }

    private static byte[] Stream(string header, byte[][] pictures)
    {
        var stream = new List<byte>(Encoding.ASCII.GetBytes(header));
        foreach (var picture in pictures)
        {
            stream.AddRange("FRAME\n"u8);
            stream.AddRange(picture);
        }
        return [.. stream];
    }

    /// <summary>Gives at most two bytes at a time, as a pipe may.</summary>
    private sealed class DribblingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 2)]);
    }
}
