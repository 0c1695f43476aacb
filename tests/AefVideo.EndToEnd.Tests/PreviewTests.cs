using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests;

/// <summary><c>aef preview</c> without a window, and what it refuses.</summary>
public sealed class PreviewTests(Workplace place) : IClassFixture<Workplace>
{
    [Fact]
    public async Task A_snapshot_of_a_clip_shows_forged_faces_of_the_chosen_generator()
    {
        var file = place.In("view.png");
        var json = (await PreviewAsync(place.Clip, "-p", place.Delta, "--generator", "attentiongan", "--edit", "Blond_Hair", "--frames", "3", "--snapshot", file, "--json")).AssertDone().Json;
        Assert.Equal(3, json.GetProperty("frames").GetInt64());
        Assert.True(json.GetProperty("offscreen").GetBoolean());
        Assert.True(json.GetProperty("forged_faces").GetInt32() >= 1);
        Assert.InRange(json.GetProperty("face_psnr").GetDouble(), 20, 60);
        Assert.Equal("320x180", (await Workplace.ProbeAsync(file, "-show_entries", "stream=width,height", "-of", "csv=p=0:s=x")).TrimEnd('x'));
    }

    [Fact]
    public async Task A_tour_is_recorded_frame_by_frame()
    {
        var file = place.In("tour.mp4");
        var json = (await PreviewAsync("test", "--tour", "2", "--rate", "6", "--record", file, "--json")).AssertDone().Json;
        Assert.Equal(12, json.GetProperty("frames").GetInt64());
        Assert.Equal("12", await Workplace.ProbeAsync(file, "-count_frames", "-select_streams", "v:0", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0"));
    }

    [Fact]
    public async Task What_cannot_be_shown_or_written_is_one_sentence()
    {
        (await PreviewAsync(place.In("missing.mp4"), "--snapshot", place.In("a.png"))).AssertRefused(1, "missing.mp4", "no such file");
        (await PreviewAsync("test", "--generator", "dalle", "--snapshot", place.In("a.png"))).AssertRefused(2, "dalle", "stargan");
        (await PreviewAsync("test", "--edit", "Wings", "--snapshot", place.In("a.png"))).AssertRefused(2, "Wings");
        (await PreviewAsync("test", "--snapshot", place.In("a.jpg"))).AssertRefused(2, "a.jpg", "PNG");
        (await PreviewAsync("test", "--record", place.In("a.avi"), "--frames", "1")).AssertRefused(2, "a.avi");
        (await RunningProgram.RunAefAsync("preview", "test", "--size", "wide", "--snapshot", place.In("a.png"))).AssertRefused(2, "--size", "wide");
        await File.WriteAllTextAsync(place.In("mine.png"), "mine", TestContext.Current.CancellationToken);
        (await PreviewAsync("test", "--snapshot", place.In("mine.png"))).AssertRefused(2, "mine.png", "--overwrite");
        Assert.Empty(Directory.GetFiles(place.Folder, "a.*"));
    }

    [Fact]
    public async Task A_shader_that_does_not_compile_is_named_with_its_line()
    {
        var shaders = Directory.CreateDirectory(place.In("shaders")).FullName;
        foreach (var file in Directory.GetFiles(SharedFiles.InRepository("shaders"))) File.Copy(file, Path.Combine(shaders, Path.GetFileName(file)));
        await File.WriteAllTextAsync(Path.Combine(shaders, "view.frag"), "#version 330 core\nvoid main()\n{\n    x = 1.0;\n}\n", TestContext.Current.CancellationToken);
        (await PreviewAsync("test", "--shaders", shaders, "--snapshot", place.In("b.png"))).AssertRefused(2, "view.frag:4:");
    }

    [Fact]
    public async Task Without_a_display_a_window_is_refused_with_what_to_do()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 }, "there is a display here");
        (await RunningProgram.RunAefAsync("preview", "test")).AssertRefused(3, "--snapshot");
    }

    private static Task<ProgramResult> PreviewAsync(params string[] arguments) => RunningProgram.RunAefAsync(["preview", .. arguments, "--size", "320x180"]);
}
