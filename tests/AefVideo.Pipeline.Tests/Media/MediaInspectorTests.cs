using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;

namespace AefVideo.Pipeline.Tests.Media;

public sealed class MediaInspectorTests : IDisposable
{
    private readonly Clips _clips = new();

    public void Dispose() => _clips.Dispose();

    [Fact]
    public async Task Missing_file() => await RefusedAsync(_clips["none.mp4"], "there is no such file");

    [Fact]
    public async Task Folder() => await RefusedAsync(_clips.Folder, "is a folder");

    [Fact]
    public async Task Empty_file()
    {
        await File.WriteAllBytesAsync(_clips["empty.mp4"], [], Clips.Cancellation);
        await RefusedAsync(_clips["empty.mp4"], "is empty");
    }

    [Theory]
    [InlineData("Just some text.\n", 1)]
    [InlineData("A longer text, named like a video, by somebody in a hurry. 1234567890\n", 2000)]
    public async Task Text_named_mp4(string line, int times)
    {
        await File.WriteAllTextAsync(_clips["text.mp4"], string.Concat(Enumerable.Repeat(line, times)), Clips.Cancellation);
        await RefusedAsync(_clips["text.mp4"], "is not a video");
    }

    [Fact]
    public async Task Random_bytes()
    {
        var bytes = new byte[100_000];
        new Random(3).NextBytes(bytes);
        await File.WriteAllBytesAsync(_clips["noise.mkv"], bytes, Clips.Cancellation);
        await RefusedAsync(_clips["noise.mkv"], "");
    }

    [Fact]
    public async Task Sound_only()
    {
        await _clips.MakeAsync("sound.m4a", "-f lavfi -i sine=d=0.3 -c:a aac");
        await RefusedAsync(_clips["sound.m4a"], "only sound (aac)");
    }

    [Fact]
    public async Task Sound_with_a_cover_picture_is_still_only_sound()
    {
        await _clips.MakeAsync("cover.png", "-f lavfi -i testsrc=s=64x48 -frames:v 1");
        await _clips.MakeAsync("sound.mp3", $"-f lavfi -i sine=d=0.3 -i {_clips["cover.png"]} -map 0 -map 1 -c:a libmp3lame -c:v copy -disposition:v attached_pic");
        await RefusedAsync(_clips["sound.mp3"], "only sound (mp3)");
    }

    [Fact]
    public async Task No_frames()
    {
        await _clips.MakeAsync("none.mp4", "-f lavfi -i testsrc=s=64x48:d=1 -vf select=0 -c:v libx264 -f mp4");
        await RefusedAsync(_clips["none.mp4"], "no");
    }

    [Fact]
    public async Task Cut_off_before_its_index()
    {
        await _clips.MakeVideoAsync("whole.mp4", 50);
        var bytes = await File.ReadAllBytesAsync(_clips["whole.mp4"], Clips.Cancellation);
        await File.WriteAllBytesAsync(_clips["cut.mp4"], bytes[..(bytes.Length / 2)], Clips.Cancellation);
        await RefusedAsync(_clips["cut.mp4"], "its index (moov) is missing");
    }

    [Fact]
    public async Task Ten_bits()
    {
        await _clips.MakeVideoAsync("ten.mkv", 2, options: "-c:v ffv1 -pix_fmt yuv420p10le");
        var message = await RefusedAsync(_clips["ten.mkv"], "10 bits a sample");
        Assert.Contains("ffmpeg -i", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smpte2084", "PQ")]
    [InlineData("arib-std-b67", "HLG")]
    public async Task High_dynamic_range(string transfer, string name)
    {
        await _clips.MakeVideoAsync("hdr.mkv", 2, options: $"-c:v libx265 -x265-params log-level=error -pix_fmt yuv420p10le -color_trc {transfer} -color_primaries bt2020 -colorspace bt2020nc");
        await RefusedAsync(_clips["hdr.mkv"], $"high dynamic range ({name})");
    }

    [Fact]
    public async Task Absurd_size()
    {
        await _clips.MakeAsync("wide.mkv", "-f lavfi -i color=s=16400x16 -frames:v 1 -c:v ffv1");
        await RefusedAsync(_clips["wide.mkv"], "at most 16384 a side");
    }

    [Fact]
    public async Task A_file_that_this_user_may_not_read()
    {
        await _clips.MakeVideoAsync("secret.mp4", 2);
        Nobody.Permit(_clips["secret.mp4"], UnixFileMode.None);
        Nobody.Permit(_clips.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        using var nobody = Nobody.Become();
        // The file is opened before the first wait, so on this thread.
        await RefusedAsync(_clips["secret.mp4"], "may not read");
    }

    [Theory]
    [InlineData("yuv420p", PixelLayout.Yuv420, false, 0)]
    [InlineData("yuvj420p", PixelLayout.Yuv420, true, 0)]
    [InlineData("yuv422p", PixelLayout.Yuv422, false, 0)]
    [InlineData("yuv444p", PixelLayout.Yuv444, false, 0)]
    [InlineData("gray", PixelLayout.Gray, true, 0)]
    [InlineData("yuv411p", PixelLayout.Yuv422, false, 0)]
    [InlineData("yuv440p", PixelLayout.Yuv444, false, 0)]
    [InlineData("bgr0", PixelLayout.Yuv444, false, 0)]
    [InlineData("bgra", PixelLayout.Yuv444, false, 1)]
    [InlineData("yuva420p", PixelLayout.Yuv420, false, 1)]
    public async Task Stored_layouts_are_kept_or_go_to_the_nearest(string stored, PixelLayout layout, bool fullRange, int warnings)
    {
        var codec = stored.StartsWith("yuvj", StringComparison.Ordinal) ? "mjpeg" : "ffv1";
        await _clips.MakeVideoAsync("clip.mkv", 2, options: $"-c:v {codec} -pix_fmt {stored}");
        var clip = await MediaInspector.InspectAsync(_clips["clip.mkv"], Clips.Cancellation);
        Assert.Equal((layout, fullRange), (clip.Format.Layout, clip.Format.FullRange));
        Assert.Equal(warnings, clip.Warnings.Count);
    }

    [Fact]
    public async Task Untagged_colour_goes_by_size()
    {
        await _clips.MakeVideoAsync("small.mp4", 1);
        await _clips.MakeVideoAsync("large.mp4", 1, "1280x720");
        var small = await MediaInspector.InspectAsync(_clips["small.mp4"], Clips.Cancellation);
        var large = await MediaInspector.InspectAsync(_clips["large.mp4"], Clips.Cancellation);
        Assert.Equal((ColorMatrix.Bt601, ColorMatrix.Bt709), (small.Format.Matrix, large.Format.Matrix));
        Assert.Equal((null, null), (small.Color.Space, large.Color.Space));
    }

    private static async Task<string> RefusedAsync(string path, string reason)
    {
        var exception = await Assert.ThrowsAsync<MediaException>(() => MediaInspector.InspectAsync(path, Clips.Cancellation));
        Assert.StartsWith(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.Equal(ExitCode.Failed, exception.ExitCode);
        return exception.Message;
    }
}
