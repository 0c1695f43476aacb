using AefVideo.Core.Errors;
using AefVideo.Pipeline.Sound;
using AefVideo.Pipeline.Sources;
using AefVideo.Pipeline.Tests.Media;

namespace AefVideo.Pipeline.Tests.Sources;

public sealed class StreamSourceTests
{
    [Fact]
    public async Task A_stream_that_changes_its_size_goes_on_in_the_size_that_was_agreed()
    {
        using var clips = new Clips();
        foreach (var (name, size) in (ValueTuple<string, string>[])[("a.ts", "64x48"), ("b.ts", "160x96"), ("c.ts", "64x48")]) await clips.MakeVideoAsync(name, 15, size, "-c:v libx264 -preset ultrafast -pix_fmt yuv420p -f mpegts");
        await using (var joined = File.Create(clips["joined.ts"]))
        {
            foreach (var name in (string[])["a.ts", "b.ts", "c.ts"]) await joined.WriteAsync(await File.ReadAllBytesAsync(clips[name], Clips.Cancellation), Clips.Cancellation);
        }
        await using var source = new StreamSource(StreamInput.File(clips["joined.ts"], isLooping: false, countedRate: 25), 128, 96);
        Assert.InRange(await CountAsync(source), 40, 50);
    }

    [Fact]
    public async Task A_device_is_timed_by_arrival_and_never_ends_well()
    {
        // ffmpeg's drawn pictures stand in for a camera: they are paced by a filter, and end.
        await using var source = new StreamSource(StreamInput.Camera("testsrc2=s=320x240:r=25:d=0.6,realtime", 320, 240, 25, "lavfi"), 160, 96);
        var frame = await new FramePool(source.Format, 1).RentAsync(Clips.Cancellation);
        var last = TimeSpan.MinValue;
        var frames = 0;
        var fault = await Assert.ThrowsAsync<MediaException>(async () =>
        {
            while (await source.ReadAsync(frame, Clips.Cancellation))
            {
                Assert.True(frame.Time > last);
                Assert.NotEqual(0, frame.Captured);
                last = frame.Time;
                frames++;
            }
        });
        Assert.InRange(frames, 13, 16);
        Assert.Contains("no more pictures", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_and_sound_of_a_file_come_at_the_distance_that_they_have_in_it()
    {
        using var clips = new Clips();
        // Sound that begins half a second after the picture.
        await clips.MakeAsync("late.mkv", "-f lavfi -i testsrc=s=64x48:r=25:d=3 -itsoffset 0.5 -f lavfi -i sine=frequency=440:d=2 -c:v libx264 -preset ultrafast -c:a pcm_s16le");
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var sound = new SoundTimeline(began);
        await using var source = new StreamSource(StreamInput.File(clips["late.mkv"], isLooping: false), 64, 48, sound, began);
        var frame = await new FramePool(source.Format, 1).RentAsync(Clips.Cancellation);
        TimeSpan? first = null;
        while (await source.ReadAsync(frame, Clips.Cancellation)) first ??= frame.Time;
        Assert.NotNull(first);

        long position = 0;
        var samples = new byte[sound.End * SoundFormat.BytesPerSample];
        var count = sound.Read(ref position, samples);
        var loud = Enumerable.Range(0, count).First(i => Math.Abs((int)BitConverter.ToInt16(samples, i * SoundFormat.BytesPerSample)) > 300);
        Assert.Equal(0.5, loud / (double)SoundFormat.Rate - first.Value.TotalSeconds, 0.03);
    }

    [Fact]
    public async Task A_camera_that_is_not_there_is_missing_and_an_address_that_does_not_answer_fails()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "names a device of Linux");
        await using var camera = new StreamSource(StreamInput.Camera("/dev/video97", 640, 480, 30), 640, 480);
        var frame = await new FramePool(camera.Format, 1).RentAsync(Clips.Cancellation);
        Assert.Contains("/dev/video97", (await Assert.ThrowsAsync<EnvironmentException>(async () => await camera.ReadAsync(frame, Clips.Cancellation))).Message, StringComparison.Ordinal);
        await using var stream = new StreamSource(StreamInput.Url("tcp://user:secret@127.0.0.1:45797"), 640, 480);
        var fault = await Assert.ThrowsAsync<MediaException>(async () => await stream.ReadAsync(frame, Clips.Cancellation));
        Assert.Contains("tcp://127.0.0.1:45797", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portrait_moves_at_the_pace_that_was_asked_for_and_skips_what_was_missed()
    {
        await using var source = PortraitSource.Shipped(320, 180, 25);
        var pool = new FramePool(source.Format, 2);
        Frame first = await pool.RentAsync(Clips.Cancellation), later = await pool.RentAsync(Clips.Cancellation);
        Assert.True(await source.ReadAsync(first, Clips.Cancellation));
        await Task.Delay(TimeSpan.FromSeconds(0.5), Clips.Cancellation);
        Assert.True(await source.ReadAsync(later, Clips.Cancellation));
        Assert.True(later.Time - first.Time >= TimeSpan.FromSeconds(0.4), $"{later.Time - first.Time}");
        Assert.False(first.Picture.Memory.Span.SequenceEqual(later.Picture.Memory.Span));
    }

    private static async Task<int> CountAsync(StreamSource source)
    {
        var frame = await new FramePool(source.Format, 1).RentAsync(Clips.Cancellation);
        var frames = 0;
        while (await source.ReadAsync(frame, Clips.Cancellation)) frames++;
        return frames;
    }
}
