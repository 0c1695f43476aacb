using AefVideo.Dashboard;
using AefVideo.Pipeline.Sinks;
using AefVideo.Protection;

namespace AefVideo.Live.Tests;

/// <summary>A run of real parts: the portrait, the detector, the page, a file.</summary>
public sealed class LiveSessionTests
{
    [Fact]
    public async Task The_page_of_a_run_shows_pictures_that_move_and_its_commands_reach_the_frames()
    {
        using var folder = new Folder();
        await using var session = await LiveSession.OpenAsync(Options(folder["a.mp4"]) with { Page = new DashboardOptions() }, Cancellation);
        var running = session.RunAsync(Cancellation);

        using var client = new HttpClient();
        await using var stream = await client.GetStreamAsync(session.StreamAddress, Cancellation);
        var pictures = new List<byte[]>();
        var received = new List<byte>();
        var buffer = new byte[1 << 15];
        while (pictures.Count < 3)
        {
            var count = await stream.ReadAsync(buffer, Cancellation);
            Assert.True(count > 0, "the stream has ended");
            received.AddRange(buffer.AsSpan(0, count));
            pictures = Jpegs([.. received]);
        }
        Assert.Equal(pictures.Count, pictures.Select(Convert.ToHexString).Distinct().Count());

        session.SetStrength(0.4f);
        session.SetPaused(true);
        var snapshot = session.Snapshot();
        Assert.Equal((0.4f, true, 320, 180, "test"), (snapshot.Strength, snapshot.IsPaused, snapshot.Width, snapshot.Height, snapshot.Source));
        Assert.Equal(2, snapshot.Sinks.Count);
        Assert.False(session.RefineNow());
        session.SetPaused(false);
        session.Stop();
        var report = await running;
        Assert.Equal(LiveEnd.Asked, report.End);
        Assert.True(report.Faces.Faces >= 1);
        Assert.True(File.Exists(folder["a.mp4"]));
    }

    [Fact]
    public async Task Cancelled_it_finishes_its_file_and_says_so()
    {
        using var folder = new Folder();
        await using var session = await LiveSession.OpenAsync(Options(folder["b.mkv"]), Cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = session.RunAsync(stop.Token);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (session.Snapshot().Frames < 10) await timer.WaitForNextTickAsync(Cancellation);
        await stop.CancelAsync();
        var report = await running;
        Assert.Equal(LiveEnd.Signal, report.End);
        Assert.Equal("finished", Assert.Single(report.Sinks).State);
        Assert.True(new FileInfo(folder["b.mkv"]).Length > 1000);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_refinement_gets_crops_while_it_runs()
    {
        using var folder = new Folder();
        var options = Options(folder["c.mkv"]) with { Refine = RefineChoice.On, Refinement = new() { CropInterval = TimeSpan.FromSeconds(0.1), Budget = 1 } };
        await using var session = await LiveSession.OpenAsync(options, Cancellation);
        var running = session.RunAsync(Cancellation);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (session.Snapshot().Refinement is not { Crops: > 0 } view)
        {
            Assert.NotNull(session.Snapshot().Refinement);
            Assert.False(running.IsCompleted);
            await timer.WaitForNextTickAsync(Cancellation);
        }
        session.Stop();
        var report = await running;
        Assert.NotNull(report.Refinement);
        Assert.Null(report.Refinement.Fault);
        Assert.Equal(4, report.Refinement.Names.Count);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static LiveOptions Options(string output) => new()
    {
        Source = "test",
        Size = (320, 180),
        Rate = 15,
        Perturbation = Perturbation.Random(128, 0.05f, 1),
        Outputs = [StreamTarget.Parse(output)],
        Encoder = new() { Preset = "ultrafast" },
        Refine = RefineChoice.Off,
    };

    /// <summary>Whole JPEG pictures: from SOI to EOI.</summary>
    private static List<byte[]> Jpegs(byte[] bytes)
    {
        var pictures = new List<byte[]>();
        var begin = -1;
        for (var i = 1; i < bytes.Length; i++)
        {
            if (bytes[i - 1] != 0xFF) continue;
            if (bytes[i] == 0xD8) begin = i - 1;
            else if (bytes[i] == 0xD9 && begin >= 0)
            {
                pictures.Add(bytes[begin..(i + 1)]);
                begin = -1;
            }
        }
        return pictures;
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("aef-live-").FullName;

        public string this[string name] => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
