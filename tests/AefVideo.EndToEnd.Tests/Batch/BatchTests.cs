using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using AefVideo.Protection;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests.Batch;

/// <summary><c>aef batch</c> on trees of tiny clips.</summary>
public sealed class BatchTests(BatchPlace place) : IClassFixture<BatchPlace>
{
    [Fact]
    public async Task A_tree_is_mirrored_skipped_when_run_again_and_redone_where_something_changed()
    {
        var input = place.Tree("a/1.mp4", "a/2.mp4", "b.mp4");
        var first = (await place.RunAsync(input, "--json")).AssertDone().Json;
        Assert.Equal((3, 3, 0), (Number(first, "clips"), Number(first, "done"), Number(first, "skipped")));
        var output = BatchPlace.Output(input);
        var before = BatchPlace.Contents(output);
        Assert.Equal(["a/1.mp4", "a/2.mp4", "b.mp4"], before.Keys.Order(StringComparer.Ordinal));
        Assert.Single(before.Values.Distinct());

        var again = (await place.RunAsync(input, "--json")).AssertDone();
        Assert.Equal((0, 3), (Number(again.Json, "done"), Number(again.Json, "skipped")));
        Assert.Equal("", again.Errors);

        // The same bytes with a later time are the same clip; other bytes, a lost output and other settings are not.
        File.SetLastWriteTimeUtc(Path.Combine(input, "a", "1.mp4"), DateTime.UtcNow.AddMinutes(1));
        var touched = (await place.RunAsync(input, "--json")).AssertDone();
        Assert.Equal((0, 3), (Number(touched.Json, "done"), Number(touched.Json, "skipped")));
        File.Copy(place.In("short.mp4"), Path.Combine(input, "a", "2.mp4"), overwrite: true);
        File.Delete(Path.Combine(output, "b.mp4"));
        var changed = (await place.RunAsync(input, "--json")).AssertDone();
        Assert.Equal((2, 1), (Number(changed.Json, "done"), Number(changed.Json, "skipped")));
        Assert.Contains("b.mp4: done anew, since its output is gone", changed.Errors, StringComparison.Ordinal);
        var other = (await place.RunAsync(input, "--json", "--crf", "30")).AssertDone();
        Assert.Equal(3, Number(other.Json, "done"));
        Assert.Equal(3, other.Errors.Split('\n').Count(line => line.EndsWith("done anew, since the settings are others", StringComparison.Ordinal)));
        Perturbation.Random(64, 0.05f, 2).Save(place.In("second.safetensors"));
        var delta = (await place.RunAsync(input, "--json", "--crf", "30", "-p", place.In("second.safetensors"), "--dry-run")).Json;
        Assert.All(delta.GetProperty("clips").EnumerateArray(), clip => Assert.Equal("the perturbation is another", clip.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task A_clip_that_fails_is_tried_again_named_and_leaves_the_others_alone()
    {
        var input = place.Tree("broken.mp4", "good.mp4");
        var result = await place.RunAsync(input, "--json", "--retries", "2");
        Assert.Equal(4, result.ExitCode);
        var failure = Assert.Single(result.Json.GetProperty("failed").EnumerateArray());
        Assert.Equal("broken.mp4", failure.GetProperty("clip").GetString());
        Assert.Contains("is not a video", failure.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, result.Errors.Split('\n').Count(line => line.Contains("is tried again", StringComparison.Ordinal)));
        Assert.Equal(["good.mp4"], BatchPlace.Contents(BatchPlace.Output(input)).Keys);

        var status = (await RunningProgram.RunAefAsync("batch", "status", BatchPlace.Output(input), "--json")).AssertDone().Json.GetProperty("journals")[0];
        Assert.Equal((1, 1, false), (Number(status, "done"), status.GetProperty("failed").GetArrayLength(), status.GetProperty("at_work").GetBoolean()));
        // Mended, it is done by the next run.
        File.Copy(place.In("clip.mp4"), Path.Combine(input, "broken.mp4"), overwrite: true);
        Assert.Equal((1, 1), (await place.RunAsync(input, "--json")).AssertDone().Json is var json ? (Number(json, "done"), Number(json, "skipped")) : default);

        var all = await place.RunAsync(place.Tree("broken.mp4"), "--retries", "0");
        Assert.Equal(1, all.ExitCode);
        Assert.Contains("failed: broken.mp4", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fail_fast_begins_no_further_clip()
    {
        // The longest is begun first; what has no length, last. So three good ones follow only if nothing stops them.
        var input = place.Tree("broken.mp4", "short-1.mp4", "short-2.mp4", "short-3.mp4", "short-4.mp4");
        File.WriteAllText(Path.Combine(input, "broken.mp4"), new string('x', 1_000_000));
        var result = await place.RunAsync(input, "--json", "--retries", "0", "--fail-fast", "--jobs", "1");
        Assert.Equal((1, 0, 4), (result.ExitCode, Number(result.Json, "done"), Number(result.Json, "not_begun")));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_writes_nothing()
    {
        var input = place.Tree("a.mp4", "b.mp4");
        File.CreateSymbolicLink(Path.Combine(input, "link.mp4"), place.In("clip.mp4"));
        var result = (await place.RunAsync(input, "--dry-run")).AssertDone();
        Assert.Contains("protect  a.mp4  (new)", result.Output, StringComparison.Ordinal);
        Assert.Contains("leave    link.mp4", result.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(BatchPlace.Output(input)));
    }

    [Fact]
    public async Task What_this_batch_did_not_write_is_not_replaced_unasked()
    {
        var input = place.Tree("a.mp4", "b.mp4");
        var precious = Path.Combine(BatchPlace.Output(input), "a.mp4");
        Directory.CreateDirectory(BatchPlace.Output(input));
        await File.WriteAllTextAsync(precious, "precious", TestContext.Current.CancellationToken);
        for (var run = 0; run < 2; run++)
        {
            var result = await place.RunAsync(input, "--json");
            Assert.Equal(4, result.ExitCode);
            Assert.Contains("--overwrite", result.Json.GetProperty("failed")[0].GetProperty("why").GetString(), StringComparison.Ordinal);
            Assert.Equal("precious", await File.ReadAllTextAsync(precious, TestContext.Current.CancellationToken));
        }
        (await place.RunAsync(input, "--json", "--overwrite")).AssertDone();
        Assert.True(new FileInfo(precious).Length > 1000);
        await File.WriteAllTextAsync(precious, "edited", TestContext.Current.CancellationToken);
        Assert.Equal(4, (await place.RunAsync(input, "--json")).ExitCode);
        Assert.Equal("edited", await File.ReadAllTextAsync(precious, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_paused_batch_waits_and_a_second_one_is_refused_meanwhile()
    {
        var input = place.Tree("a.mp4");
        var output = BatchPlace.Output(input);
        Directory.CreateDirectory(Path.Combine(output, "aef-batch"));
        await File.WriteAllBytesAsync(Path.Combine(output, "aef-batch", "pause"), [], TestContext.Current.CancellationToken);
        using var running = RunningProgram.StartAef(place.Arguments(input, "--json"));
        JsonElement status = default;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var asked = await RunningProgram.RunAefAsync("batch", "status", output, "--json");
            if (asked.ExitCode == 0 && (status = asked.Json).GetProperty("journals")[0] is var journal && journal.GetProperty("at_work").GetBoolean() && journal.GetProperty("clips").ValueKind == JsonValueKind.Number) break;
        }
        Assert.True(status.GetProperty("paused").GetBoolean());
        Assert.Equal(0, Number(status.GetProperty("journals")[0], "done"));
        (await place.RunAsync(input)).AssertRefused(2, "another aef batch");
        (await RunningProgram.RunAefAsync("batch", "resume", output)).AssertDone();
        var result = (await running.EndAsync()).AssertDone();
        Assert.Equal(1, Number(result.Json, "done"));
        Assert.Contains("paused", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_make_together_what_one_run_makes()
    {
        var input = place.Tree("a.mp4", "b/short.mp4", "b/c.mp4", "d.mp4", "e/broken.mp4");
        Assert.Equal(4, (await place.RunAsync(input, "--json", "--retries", "0")).ExitCode);
        var whole = BatchPlace.Contents(BatchPlace.Output(input));
        Assert.Equal(4, whole.Count);

        Directory.Delete(BatchPlace.Output(input), recursive: true);
        var clips = 0;
        foreach (var shard in (string[])["1/3", "2/3"]) clips += Number((await place.RunAsync(input, "--json", "--retries", "0", "--shard", shard)).Json, "clips");
        var early = await RunningProgram.RunAefAsync("batch", "merge", BatchPlace.Output(input), "--json");
        Assert.Equal(4, early.ExitCode);
        Assert.Contains("shard 3/3", early.Errors, StringComparison.Ordinal);
        clips += Number((await place.RunAsync(input, "--json", "--retries", "0", "--shard", "3/3")).Json, "clips");
        Assert.Equal(5, clips);
        var merged = (await RunningProgram.RunAefAsync("batch", "merge", BatchPlace.Output(input), "--json")).Json;
        Assert.Equal((5, 4, 1, 4), (Number(merged, "clips"), Number(merged, "done"), merged.GetProperty("failed").GetArrayLength(), Number(merged, "exit_code")));
        Assert.Equal(whole, BatchPlace.Contents(BatchPlace.Output(input)));
        // The united journal knows all of them.
        Assert.Equal(4, Number((await place.RunAsync(input, "--json", "--retries", "0")).Json, "skipped"));
    }

    [Fact]
    public async Task Reports_hold_a_row_for_each_clip_and_verified_rates()
    {
        var input = place.Tree("manipulated_sequences/Deepfakes/c23/videos/<b>&\"1.mp4", "original_sequences/youtube/c23/videos/1.mp4", "original_sequences/youtube/c23/videos/broken.mp4");
        var stargan = SharedFiles.InRepository("media", "models", "stargan.safetensors");
        (await place.RunAsync(input, "-q", "--retries", "0")).AssertPartlyDone();
        // What is done already is only verified.
        var result = (await place.RunAsync(input, "--retries", "0", "--verify", "2", "-g", stargan, "--json")).AssertPartlyDone();
        Assert.Equal(2, Number(result.Json, "done"));
        Assert.DoesNotContain("done anew", result.Errors, StringComparison.Ordinal);
        Assert.Equal(2, Number((await place.RunAsync(input, "--retries", "0", "--verify", "2", "-g", stargan, "--json")).Json, "skipped"));

        var folder = Path.Combine(BatchPlace.Output(input), "aef-batch");
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "report.json"), TestContext.Current.CancellationToken));
        var rows = report.RootElement.GetProperty("clips").EnumerateArray().ToList();
        Assert.Equal(["Deepfakes Done", "youtube Done", "youtube Failed"], rows.Select(row => $"{row.GetProperty("set").GetString()} {row.GetProperty("state").GetString()}"));
        Assert.All(rows[..2], row =>
        {
            Assert.InRange(row.GetProperty("min_sr").GetDouble(), 0, 1);
            Assert.InRange(row.GetProperty("face_ssim").GetDouble(), 0.1, 0.9999);
            Assert.Equal(10, row.GetProperty("frames").GetInt32());
            Assert.InRange(row.GetProperty("output_bytes").GetInt64(), 1000, 1_000_000);
        });
        Assert.Equal(2, report.RootElement.GetProperty("groups").GetArrayLength());

        var csv = await File.ReadAllLinesAsync(Path.Combine(folder, "report.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(1 + 3, csv.Length);
        Assert.StartsWith("clip,set,compression,state,error,attempts,frames,frames_with_faces,faces,", csv[0], StringComparison.Ordinal);

        var page = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<b>&\"1", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&amp;&quot;1.mp4", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("data:image/jpeg;base64,").Length - 1);
        // Self-contained: it asks nobody for anything.
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=\"/", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signal_ends_it_in_order_and_the_next_run_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals");
        var input = place.Tree([.. Enumerable.Range(0, 12).Select(number => $"{number}.mp4")]);
        using var running = RunningProgram.StartAef(place.Arguments(input, "--json"));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        // By name only: what is being written has another name by the time that it is opened.
        while (!(Directory.Exists(BatchPlace.Output(input)) && Directory.EnumerateFiles(BatchPlace.Output(input), "*.mp4", SearchOption.AllDirectories).Any())
            && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken)) { }
        running.Signal(PosixSignal.SIGINT);
        var result = await running.EndAsync();
        Assert.Equal(130, result.ExitCode);
        Assert.Contains("goes on from here", result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Json.GetProperty("failed").EnumerateArray());
        Assert.DoesNotContain(BatchPlace.Contents(BatchPlace.Output(input)).Keys, name => name.EndsWith(".part", StringComparison.Ordinal));
        var rest = (await place.RunAsync(input, "--json")).AssertDone().Json;
        Assert.Equal(12, Number(rest, "done") + Number(rest, "skipped"));
        Assert.Equal(Number(result.Json, "done"), Number(rest, "skipped"));
    }

    [Theory]
    [InlineData("--shard", "5/4")]
    [InlineData("--jobs", "0")]
    [InlineData("--verify", "-1")]
    [InlineData("--compression", "c99")]
    [InlineData("--to", "avi")]
    [InlineData("--set", "youtube")]
    [InlineData("--retries", "-1")]
    [InlineData("--max-pixels", "0")]
    public async Task Options_that_cannot_be_meant(string option, string value)
    {
        (await place.RunAsync(place.In(), option, value)).AssertRefused(2, option == "--set" ? "FaceForensics++" : option);
        (await RunningProgram.RunAefAsync("batch", "status", place.Folder)).AssertRefused(2, "no journal");
        (await RunningProgram.RunAefAsync("batch", "merge", place.Folder)).AssertRefused(2, "no journal");
    }

    private static int Number(JsonElement element, string name) => int.Parse(element.GetProperty(name).ToString(), CultureInfo.InvariantCulture);
}
