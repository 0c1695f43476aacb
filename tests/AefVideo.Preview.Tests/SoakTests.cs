using System.Diagnostics;
using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Preview.Platform;
using AefVideo.Preview.Rendering;

namespace AefVideo.Tests;

/// <summary>A long run in which everything is used: a few seconds here, five minutes by tools/preview-soak.sh.</summary>
public sealed class SoakTests
{
    private const double UsualSeconds = 6;
    private const long LargestGrowth = 48L << 20;

    [Fact]
    public Task Memory_and_objects_stay_as_they_are() => RenderThread.RunAsync(async () =>
    {
        var seconds = double.Parse(Environment.GetEnvironmentVariable("AEFVIDEO_SOAK_SECONDS") ?? UsualSeconds.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        OffscreenHost host;
        try
        {
            host = OffscreenHost.Open(640, 360, Studio.Setup(Studio.Footage(7)), isLive: true);
        }
        catch (EnvironmentException exception)
        {
            Assert.Skip(exception.Message);
            throw;
        }
        await using (host)
        {
            var session = host.Session;
            var random = new Random(1);
            var started = Stopwatch.GetTimestamp();
            long atFirst = 0, most = 0;
            Preview.Graphics.GlObjectCounts? objects = null;
            for (var frame = 0; Stopwatch.GetElapsedTime(started).TotalSeconds < seconds; frame++)
            {
                session.Update();
                host.Draw();
                if (frame % 40 == 0) session.State.Layout = (PreviewLayout)random.Next(5);
                if (frame % 15 == 0) session.State.Strength = random.NextSingle();
                if (frame % 97 == 0) session.Player.Seek(TimeSpan.FromSeconds(7 * random.NextDouble()));
                if (frame % 31 == 0) session.ChangeForger(1);
                if (frame % 23 == 0) session.ChangeEdit(1);
                if (frame % 400 == 0) session.ReloadShaders();
                await Task.Delay(2, TestContext.Current.CancellationToken);
                if (frame % 25 != 0) continue;
                var memory = Memory();
                // The first part fills caches and pools.
                if (Stopwatch.GetElapsedTime(started).TotalSeconds < 0.3 * seconds)
                {
                    atFirst = Math.Max(atFirst, memory);
                    continue;
                }
                objects ??= session.Objects;
                most = Math.Max(most, memory);
            }
            TestContext.Current.TestOutputHelper?.WriteLine($"{session.Meter.Frames} frames, {session.Forging.Durations.Count} forged; {atFirst >> 20} MiB at first, {most >> 20} MiB at most later; {session.Objects}");
            Assert.Null(session.Player.Fault);
            Assert.Null(session.Forging.Fault);
            Assert.True(session.Forging.Durations.Count > 0);
            Assert.True(objects is not null, "the run was too short to compare anything");
            Assert.Equal(objects, session.Objects);
            Assert.InRange(most, 0, atFirst + LargestGrowth);
        }
    });

    private static long Memory()
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
