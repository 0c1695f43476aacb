using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Nut;
using AefVideo.Pipeline.Tests.Media;

namespace AefVideo.Pipeline.Tests.Nut;

public sealed class NutTests
{
    private static readonly PictureFormat Small = new(6, 4, PixelLayout.Yuv420);

    [Theory]
    [InlineData(1, 25)]
    [InlineData(1001, 30000)]
    [InlineData(1, 1_000_000)]
    [InlineData(3, 7)]
    public void Reads_what_it_wrote(int numerator, int denominator)
    {
        var times = Times(200, seed: 5);
        using var stream = Write(times, new(numerator, denominator), Small);
        var reader = new NutReader(stream, "memory");
        Assert.True(reader.ReadHeader());
        Assert.Equal((6, 4, new TimeBase(numerator, denominator)), (reader.Video.Width, reader.Video.Height, reader.Video.TimeBase));

        var picture = new byte[Small.ByteCount];
        foreach (var (time, index) in times.Select((time, index) => (time, index)))
        {
            Assert.True(reader.ReadFrame(picture));
            Assert.Equal(time, reader.Timestamp);
            Assert.Equal(Content(index), picture);
        }
        Assert.False(reader.ReadFrame(picture));
    }

    [Theory]
    [InlineData(PixelLayout.Gray, "gray")]
    [InlineData(PixelLayout.Yuv420, "yuv420p")]
    [InlineData(PixelLayout.Yuv422, "yuv422p")]
    [InlineData(PixelLayout.Yuv444, "yuv444p")]
    [InlineData(PixelLayout.Bgr24, "bgr24")]
    public async Task Goes_through_ffmpeg_and_back_with_every_time_and_sample(PixelLayout layout, string pixelFormat)
    {
        using var clips = new Clips();
        var format = new PictureFormat(34, 18, layout);
        var times = Times(60, seed: 9);
        await using (var file = File.Create(clips["ours.nut"]))
        {
            var writer = new NutWriter(file, format, new(1, 90000));
            writer.WriteHeader((4, 3), "25/1");
            for (var i = 0; i < times.Length; i++) writer.WriteFrame(times[i], Noise(format.ByteCount, i));
        }
        Assert.Equal(["34,18,4:3,1/90000,25/1"], [.. (await Clips.ProbeAsync(clips["ours.nut"], "stream=width,height,sample_aspect_ratio,time_base,r_frame_rate"))
            .Select(line => line.Replace(",25/1,1/90000", ",1/90000,25/1", StringComparison.Ordinal))]);
        Assert.Equal(times, await Clips.TimesAsync(clips["ours.nut"]));

        await clips.MakeAsync("theirs.nut", $"-copyts -i {clips["ours.nut"]} -pix_fmt {pixelFormat} -c:v rawvideo -vsync passthrough -enc_time_base 1/90000 -f nut");
        using var back = File.OpenRead(clips["theirs.nut"]);
        var reader = new NutReader(back, "theirs");
        Assert.True(reader.ReadHeader());
        var picture = new byte[format.ByteCount];
        for (var i = 0; i < times.Length; i++)
        {
            Assert.True(reader.ReadFrame(picture));
            Assert.Equal(times[i], reader.Timestamp);
            Assert.Equal(Noise(format.ByteCount, i), picture);
        }
        Assert.False(reader.ReadFrame(picture));
        Assert.True(reader.SawEnd);
    }

    [Fact]
    public async Task Damaged_bytes_give_a_media_exception_or_a_picture_and_never_anything_else()
    {
        using var clips = new Clips();
        await clips.MakeVideoAsync("real.nut", 12, "16x8", "-pix_fmt gray -c:v rawvideo -f nut");
        var real = await File.ReadAllBytesAsync(clips["real.nut"], Clips.Cancellation);
        using var made = Write(Times(12, seed: 1), new(1, 25), new(16, 8, PixelLayout.Gray));
        var random = new Random(20260101);
        var (refused, read) = (0, 0);
        for (var round = 0; round < 6000; round++)
        {
            var bytes = (byte[])(round % 2 == 0 ? real : made.ToArray()).Clone();
            // Most of the risk is in the headers.
            var range = random.Next(2) == 0 ? Math.Min(bytes.Length, 250) : bytes.Length;
            for (var change = random.Next(1, 6); change > 0; change--) bytes[random.Next(range)] = (byte)random.Next(256);
            if (random.Next(4) == 0) bytes = bytes[..random.Next(bytes.Length)];
            try
            {
                var reader = new NutReader(new MemoryStream(bytes), "fuzz");
                var picture = new byte[16 * 8];
                if (reader.ReadHeader())
                    for (var frames = 0; frames < 100 && reader.ReadFrame(picture); frames++) { }
                read++;
            }
            catch (MediaException)
            {
                refused++;
            }
        }
        Assert.True(refused > 1000 && read > 100, $"{refused} refused, {read} read");
    }

    [Fact]
    public void Refuses_what_is_no_nut_stream()
    {
        Assert.False(new NutReader(new MemoryStream(), "empty").ReadHeader());
        Assert.Throws<MediaException>(() => new NutReader(new MemoryStream(new byte[100]), "zeros").ReadHeader());
        Assert.Throws<MediaException>(() => new NutReader(new MemoryStream("nut/"u8.ToArray()), "short").ReadHeader());
    }

    private static MemoryStream Write(long[] times, TimeBase timeBase, PictureFormat format)
    {
        var stream = new MemoryStream();
        var writer = new NutWriter(stream, format, timeBase);
        writer.WriteHeader((1, 1), "25/1");
        for (var i = 0; i < times.Length; i++) writer.WriteFrame(times[i], Content(i, format.ByteCount));
        stream.Position = 0;
        return stream;
    }

    // Uneven steps from one tick to hours.
    private static long[] Times(int count, int seed)
    {
        var random = new Random(seed);
        var times = new long[count];
        for (var i = 1; i < count; i++) times[i] = times[i - 1] + 1 + (long)Math.Pow(2, random.NextDouble() * 20);
        return times;
    }

    private static byte[] Content(int index, int size = 0)
    {
        var bytes = new byte[size > 0 ? size : Small.ByteCount];
        Array.Fill(bytes, (byte)('N' + index));
        return bytes;
    }

    private static byte[] Noise(int size, int seed)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
