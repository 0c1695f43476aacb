using System.Net;
using System.Net.Sockets;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests;

/// <summary>
/// Every command of samples/streamer, in its order. What a machine for tests lacks is put in its place: the test picture for the camera, a file for the virtual camera, a program that listens for the service and
/// the other machine.
/// </summary>
public sealed class StreamerSampleTests(Workplace place) : IClassFixture<Workplace>
{
    private const string Sample = "samples/streamer/README.md";

    public static TheoryData<string> Commands => [.. File.ReadLines(SharedFiles.InRepository(Sample)).Where(line => line.StartsWith("    ./aef ", StringComparison.Ordinal)).Select(line => line["    ./aef ".Length..])];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_of_the_sample_works(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] != "live")
        {
            (await RunningProgram.RunAefAsync(words)).AssertDone();
            return;
        }
        var (received, listening) = ("", (RunningProgram?)null);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].StartsWith("samples/", StringComparison.Ordinal)) words[i] = SharedFiles.InRepository(words[i]);
            else if (words[i].StartsWith("rtmp://", StringComparison.Ordinal)) (words[i], received, listening) = Listen("rtmp", "/app/YOUR_KEY", ["-listen", "1"], "");
            else if (words[i].StartsWith("srt://", StringComparison.Ordinal)) (words[i], received, listening) = Listen("srt", "", [], "?mode=listener");
            else if (words[i].EndsWith(".mkv", StringComparison.Ordinal) || words[i].EndsWith(".safetensors", StringComparison.Ordinal)) words[i] = place.In(words[i]);
        }
        using (listening)
        {
            List<string> more = ["--source", "test", "--duration", "5", "--size", "320x180", "-p", place.Delta, "--json"];
            if (command.Contains("virtual-camera", StringComparison.Ordinal)) more.AddRange(["-o", place.In("virtual.mkv")]);
            // This machine has no microphone.
            if (command.Contains("service", StringComparison.Ordinal) || command.Contains("lan", StringComparison.Ordinal)) more.AddRange(["--audio", "lavfi:sine,arealtime"]);
            if (!words.Contains("--refine")) more.AddRange(["--refine", "off"]);
            if (command.Contains("rehearsal", StringComparison.Ordinal) || command.Contains("obs", StringComparison.Ordinal)) more.AddRange(["--http", "127.0.0.1:0"]);
            var json = (await RunningProgram.RunAefAsync([.. words, .. more])).AssertDone().Json;
            Assert.Equal("duration", json.GetProperty("ended").GetString());
            Assert.All(json.GetProperty("sinks").EnumerateArray(), sink => Assert.True(sink.GetProperty("frames").GetInt64() > 10, $"{sink}"));
            if (listening is not null)
            {
                await listening.EndAsync();
                Assert.True(new FileInfo(received).Length > 2000, $"{received} has {new FileInfo(received).Length} bytes");
            }
        }
    }

    [Fact]
    public void Every_set_of_the_presets_is_used_in_the_page()
    {
        var page = File.ReadAllText(SharedFiles.InRepository(Sample));
        var sets = File.ReadLines(SharedFiles.InRepository("samples", "streamer", "streamer.ini")).Where(line => line.StartsWith('[')).Select(line => line.Trim('[', ']')).ToArray();
        Assert.Equal(5, sets.Length);
        Assert.All(sets, set => Assert.Contains($"--use {set}", page, StringComparison.Ordinal));
    }

    private (string Address, string Received, RunningProgram Listening) Listen(string scheme, string path, string[] options, string query)
    {
        int port;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var (address, file) = ($"{scheme}://127.0.0.1:{port}{path}", place.In($"received-{scheme}.mkv"));
        return (address, file, RunningProgram.Start("ffmpeg", ["-nostdin", "-v", "error", .. options, "-i", address + query, "-c", "copy", "-y", file]));
    }
}
