using System.Net;
using System.Net.Sockets;

namespace AefVideo.EndToEnd.Tests.Batch;

/// <summary>The defences that docs/security.md names and that need the whole program.</summary>
public sealed class SecurityTests(BatchPlace place) : IClassFixture<BatchPlace>
{
    [Fact]
    public async Task Bombs_are_refused_by_their_headers()
    {
        // A PNG file of 16000×16000 pixels in a few hundred bytes: header, no pixel that would be worth decoding.
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0x3E, 0x80, 0, 0, 0x3E, 0x80, 8, 2, 0, 0, 0, .. new byte[100]];
        await File.WriteAllBytesAsync(place.In("bomb.png"), png, TestContext.Current.CancellationToken);
        await RefusedAsync(place.In("bomb.png"), ".png", "16000×16000", "--max-pixels");

        // A video of the same size, of which there is little more than the header.
        await File.WriteAllBytesAsync(place.In("bomb.y4m"), [.. "YUV4MPEG2 W16000 H16000 F25:1 Ip C420jpeg\nFRAME\n"u8, .. new byte[1000]], TestContext.Current.CancellationToken);
        await RefusedAsync(place.In("bomb.y4m"), ".mkv", "16000×16000", "--max-pixels");
    }

    [Fact]
    public async Task Time_is_bounded_while_it_passes()
    {
        // Matroska of a live stream: no length in the header.
        await Workplace.FfmpegAsync("-stream_loop", "40", "-i", place.In("clip.mp4"), "-c", "copy", "-live", "1", place.In("endless.mkv"));
        await RefusedAsync(place.In("endless.mkv"), ".mp4", "longer than", "--max-hours", "--max-hours=0.001");
    }

    [Fact]
    public async Task Ffmpeg_that_wants_too_much_memory_fails_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs prlimit");
        await Workplace.FfmpegAsync("-f", "lavfi", "-i", "color=c=gray:s=8000x8000:r=25", "-frames:v", "2", "-c:v", "mjpeg", "-threads", "1", place.In("large.avi"));
        var result = await RunningProgram.RunAefAsync("protect", place.In("large.avi"), "-o", place.In("large.out.mp4"), "-p", place.Delta, "--ffmpeg-memory", "1");
        result.AssertRefused(1, "large");
        (await RunningProgram.RunAefAsync("protect", place.In("clip.mp4"), "-o", place.In("large.out.mp4"), "-p", place.Delta, "--ffmpeg-memory", "0.3")).AssertRefused(2, "--ffmpeg-memory");
        Assert.False(File.Exists(place.In("large.out.mp4")));
    }

    [Fact]
    public async Task A_playlist_cannot_make_ffmpeg_fetch_anything()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}/secret.ts";
        await File.WriteAllTextAsync(place.In("list.m3u8"), $"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{address}\n#EXT-X-ENDLIST\n", TestContext.Current.CancellationToken);
        File.Copy(place.In("list.m3u8"), place.In("list.mp4"), overwrite: true);
        await File.WriteAllTextAsync(place.In("concat.mp4"), $"ffconcat version 1.0\nfile {address}\n", TestContext.Current.CancellationToken);
        foreach (var name in (string[])["list.m3u8", "list.mp4", "concat.mp4"])
        {
            await RefusedAsync(place.In(name), ".mkv", name);
            Assert.False(server.Pending(), $"{name} was fetched");
        }
    }

    [Fact]
    public async Task Hostile_names_in_a_tree_are_just_names()
    {
        string[] names = ["-y.mp4", "concat:clip.mp4", "$(touch owned) 'q' \"w\" %d.mp4", "two\nlines.mp4", "顔🙂.mp4", "--output=x.mp4", "%03d.mp4", "a?b*[c].mp4"];
        var input = place.Tree(names);
        (await place.RunAsync(input, "-q")).AssertDone();
        Assert.Equal(names.Order(StringComparer.Ordinal), BatchPlace.Contents(BatchPlace.Output(input)).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(names.Length, (await place.RunAsync(input, "--json")).AssertDone().Json.GetProperty("skipped").GetInt32());
    }

    [Fact]
    public async Task An_output_tree_with_a_link_to_elsewhere_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs links");
        var input = place.Tree("a/short.mp4", "b.mp4");
        var elsewhere = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(input)!, "elsewhere")).FullName;
        Directory.CreateDirectory(BatchPlace.Output(input));
        Directory.CreateSymbolicLink(Path.Combine(BatchPlace.Output(input), "a"), elsewhere);
        var result = (await place.RunAsync(input, "--json")).AssertPartlyDone();
        Assert.Contains("symbolic link", result.Json.GetProperty("failed")[0].GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    private async Task RefusedAsync(string input, string extension, params string[] words)
    {
        var output = place.In("refused" + extension);
        // Words that look like options are given to the program, too.
        var result = await RunningProgram.RunAefAsync(["protect", input, "-o", output, "-p", place.Delta, .. words.Where(word => word.Contains('=', StringComparison.Ordinal))]);
        result.AssertRefused(1, [.. words.Where(word => !word.Contains('=', StringComparison.Ordinal))]);
        Assert.False(File.Exists(output));
    }
}
