using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;
using AefVideo.Preview;
using AefVideo.Preview.Platform;
using Silk.NET.Input;

namespace AefVideo.Tests;

public sealed class RecordingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-preview-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_recording_holds_what_was_drawn()
    {
        var path = Path.Combine(_folder.FullName, "view.mp4");
        Picture? last = null;
        await Studio.RunAsync(
            async host =>
            {
                var recorder = await host.Session.RecordAsync(path, 642, 360, 25, Cancellation);
                for (var i = 0; i < 12; i++)
                {
                    await host.StepAsync(TimeSpan.FromSeconds(i == 0 ? 0 : 0.04), isForging: i == 0, Cancellation);
                    host.Draw();
                    await host.RecordAsync(recorder, TimeSpan.FromSeconds(i * 0.04), Cancellation);
                }
                last = host.Read();
                Assert.False(File.Exists(path));
                await recorder.FinishAsync(Cancellation);
                Assert.Equal((12, 0), (recorder.Frames, recorder.LeftOut));
            },
            642,
            360);

        var clip = await MediaInspector.InspectAsync(path, Cancellation);
        Assert.Equal((642, 360), (clip.Format.Width, clip.Format.Height));
        Assert.Equal(12, clip.FrameCount);
        Assert.Equal(0.48, clip.Duration.TotalSeconds, 0.05);
        var luma = await LastLumaAsync(clip);
        // Luma of what was drawn, by the formula of BT.709.
        var (sum, samples) = (0.0, last!.Memory.ToArray());
        for (var i = 0; i < luma.Length; i++)
            sum += Math.Abs(luma[i] - (16 + 219 / 255.0 * (0.0722 * samples[3 * i] + 0.7152 * samples[3 * i + 1] + 0.2126 * samples[3 * i + 2])));
        Assert.InRange(sum / luma.Length, 0, 3);
    }

    [Fact]
    public async Task A_recording_that_is_not_finished_leaves_nothing()
    {
        var path = Path.Combine(_folder.FullName, "view.mp4");
        await Studio.RunAsync(async host =>
        {
            var recorder = await host.Session.RecordAsync(path, Studio.Width, Studio.Height, 25, Cancellation);
            await host.StepAsync(TimeSpan.Zero, isForging: false, Cancellation);
            host.Draw();
            await host.RecordAsync(recorder, TimeSpan.Zero, Cancellation);
        });
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public async Task An_existing_file_is_not_replaced_unasked()
    {
        var path = Path.Combine(_folder.FullName, "view.mp4");
        await File.WriteAllTextAsync(path, "mine", Cancellation);
        await Studio.RunAsync(async host =>
        {
            var fault = await Assert.ThrowsAsync<UsageException>(() => host.Session.RecordAsync(path, 64, 64, 25, Cancellation));
            Assert.Contains("exists already", fault.Message, StringComparison.Ordinal);
        });
        Assert.Equal("mine", await File.ReadAllTextAsync(path, Cancellation));
    }

    [Fact]
    public async Task The_keys_S_and_R_save_a_picture_and_record_without_holding_up_the_window()
    {
        var setup = Studio.Setup() with { OutputFolder = _folder.FullName };
        await RenderThread.RunAsync(async () =>
        {
            OffscreenHost host;
            try
            {
                host = OffscreenHost.Open(640, 360, setup, isLive: true);
            }
            catch (EnvironmentException exception)
            {
                Assert.Skip(exception.Message);
                throw;
            }
            await using (host)
            {
                await RunAsync(host, 20, () => host.Session.Scene.Picture is not null);
                KeyBindings.Press(host.Session, Key.S, isShifted: false);
                KeyBindings.Press(host.Session, Key.R, isShifted: false);
                await RunAsync(host, 20, () => host.Session.RecordedTime > TimeSpan.FromSeconds(0.5));
                KeyBindings.Press(host.Session, Key.R, isShifted: false);
                await RunAsync(host, 20, () => host.Session.Notice?.Contains(".mp4", StringComparison.Ordinal) == true && host.Session.RecordedTime is null);
            }
        });
        var files = _folder.GetFiles().OrderBy(file => file.Extension, StringComparer.Ordinal).ToArray();
        Assert.Equal([".mp4", ".png"], files.Select(file => file.Extension));
        var picture = PictureFile.Read(files[1].FullName).Picture;
        Assert.Equal((640, 360), (picture.Format.Width, picture.Format.Height));
        var clip = await MediaInspector.InspectAsync(files[0].FullName, Cancellation);
        Assert.Equal((640, 360), (clip.Format.Width, clip.Format.Height));
        Assert.InRange(clip.Duration.TotalSeconds, 0.3, 10);
    }

    /// <summary>Draws as a window would, until something has come true.</summary>
    internal static async Task RunAsync(OffscreenHost host, int seconds, Func<bool> isDone)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        while (!isDone())
        {
            host.Session.Update();
            host.Draw();
            await Task.Delay(5, limit.Token);
        }
    }

    private static async Task<byte[]> LastLumaAsync(MediaDescription clip)
    {
        await using var source = new FfmpegSource(clip);
        var pool = new FramePool(clip.Format, 1);
        var luma = Array.Empty<byte>();
        while (true)
        {
            var frame = await pool.RentAsync(Cancellation);
            var isFilled = await source.ReadAsync(frame, Cancellation);
            if (isFilled) luma = frame.Picture.Plane(0).ToArray();
            frame.Release();
            if (!isFilled) return luma;
        }
    }
}
