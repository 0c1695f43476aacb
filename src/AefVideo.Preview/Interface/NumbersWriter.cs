using AefVideo.Pipeline.Statistics;
using AefVideo.Preview.Graphics;
using AefVideo.Preview.Rendering;

namespace AefVideo.Preview.Interface;

/// <summary>Writes the numbers beside the pictures.</summary>
internal sealed class NumbersWriter(PreviewSession session, Scene scene, GlDevice device)
{
    private readonly string _renderer = device.Renderer;

    /// <summary>Writes them anew.</summary>
    public void Write(NumbersText numbers)
    {
        numbers.Clear();
        var state = session.State;
        var (forger, edit) = (state.Forger, state.Edits[state.Forger]);
        var hides = session.HidesTimings;
        var forged = scene.Forged.State(forger);

        numbers.Heading("Forgery");
        numbers.Row("Generator", Theme.Text).Write($"{session.Words.Forger(forger)}");
        numbers.Row("Edit", Theme.Text).Write($"{session.Words.Edit(forger, edit)}");
        Time(numbers.Row("One face, twice", Theme.Text), hides ? TimeSpan.Zero : forged.Took);
        Rate(numbers.Row("Frames forged", Theme.Text), hides ? 0 : session.Forging.PerSecond);
        var age = numbers.Row("Age of the forgery", Theme.Text);
        if (forged.IsMade) age.Write($"{Math.Max(0, (scene.Time - forged.Time).TotalMilliseconds):F0} ms");
        else age.Write($"–");

        numbers.Heading("So far");
        var record = session.Record(forger, edit);
        var rate = numbers.Row("SR", Theme.Text);
        if (record.SuccessRate is { } share) rate.Write($"{100 * share:F0} % of {record.Edited}");
        else rate.Write($"–");
        var mean = numbers.Row("L2mask", Theme.Text);
        if (record.MeanL2Mask is { } l2Mask) mean.Write($"{l2Mask:F3}");
        else mean.Write($"–");
        Decibels(numbers.Row("PSNR, face", Theme.Text), session.FacePsnr);
        Decibels(numbers.Row("PSNR, picture", Theme.Text), session.LastSet?.Measure.Psnr);

        numbers.Heading("Video");
        var format = session.Player.Footage.Format;
        numbers.Row("Picture", Theme.Text).Write($"{format.Width}×{format.Height}");
        numbers.Row("Faces", Theme.Text).Write($"{scene.Faces.Count}");
        foreach (var part in session.Player.Statistics)
        {
            if (part.Name == "show") continue;
            Time(numbers.Row(NameOf(part), Theme.Text), hides ? TimeSpan.Zero : part.Durations.Percentile(0.5));
        }
        numbers.Row("Waiting", Theme.Text).Write($"{(hides ? 0 : session.Player.Queued)} frames");
        Time(numbers.Row("Latency", Theme.Text), hides ? TimeSpan.Zero : session.Player.Latency);
        numbers.Row("Skipped", session.Player.Skipped == 0 || hides ? Theme.Text : Theme.Alarm).Write($"{(hides ? 0 : session.Player.Skipped)}");

        numbers.Heading("Screen");
        Rate(numbers.Row("Frames", Theme.Text), hides ? 0 : session.Meter.PerSecond);
        numbers.Row("Upload", Theme.Text).Write($"{(hides ? 0 : session.Meter.UploadMilliseconds):F1} ms");
        numbers.Row("Draw calls", Theme.Text).Write($"{(hides ? 0 : session.Meter.DrawMilliseconds):F1} ms");
        numbers.Row("OpenGL", Theme.Text).Write($"{Short(hides ? "–" : _renderer)}");
    }

    private static string NameOf(PartStatistics part) => part.Name switch
    {
        "decode" => "Decode",
        "track" => "Find faces",
        "camera" => "Camera",
        "draw" => "Draw",
        _ => "Read",
    };

    private static void Time(TextLine row, TimeSpan time)
    {
        if (time == TimeSpan.Zero) row.Write($"–");
        else row.Write($"{time.TotalMilliseconds:F1} ms");
    }

    private static void Rate(TextLine row, double perSecond)
    {
        if (perSecond <= 0) row.Write($"–");
        else row.Write($"{perSecond:F1} / s");
    }

    private static void Decibels(TextLine row, double? psnr)
    {
        if (psnr is not { } value) row.Write($"–");
        else if (double.IsPositiveInfinity(value)) row.Write($"unchanged");
        else row.Write($"{value:F1} dB");
    }

    // "llvmpipe (LLVM 15.0.6, 256 bits)".
    private static ReadOnlySpan<char> Short(string renderer)
    {
        var end = renderer.IndexOf('(', StringComparison.Ordinal);
        var name = end > 0 ? renderer.AsSpan(0, end).TrimEnd() : renderer;
        return name[..Math.Min(name.Length, 18)];
    }
}
