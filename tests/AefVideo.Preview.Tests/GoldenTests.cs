using AefVideo.Preview;
using AefVideo.Preview.Rendering;

namespace AefVideo.Tests;

/// <summary>Every layout and mode, drawn through EGL, against a picture that was looked at.</summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("panels", PreviewLayout.Panels, ComparedPair.Protection)]
    [InlineData("split", PreviewLayout.Split, ComparedPair.Protection)]
    [InlineData("split-forgery", PreviewLayout.Split, ComparedPair.Forgery)]
    [InlineData("difference", PreviewLayout.Difference, ComparedPair.Protection)]
    [InlineData("difference-forgery", PreviewLayout.Difference, ComparedPair.Forgery)]
    [InlineData("perturbation", PreviewLayout.Perturbation, ComparedPair.Protection)]
    [InlineData("grid", PreviewLayout.Grid, ComparedPair.Protection)]
    public Task A_layout_looks_as_it_should(string name, PreviewLayout layout, ComparedPair pair) => Check(name, state =>
    {
        state.Layout = layout;
        state.Pair = pair;
        state.Divider = 0.42f;
    });

    [Fact]
    public Task Zoomed_panels_show_the_face() => Check("panels-zoomed", state => state.IsZoomed = true);

    [Fact]
    public Task The_help_lists_the_keys() => Check("help", state => state.ShowsHelp = true);

    [Fact]
    public Task Nothing_but_pictures_can_be_shown() => Check("pictures-only", state => state.ShowsInterface = false);

    [Fact]
    public Task Without_numbers_and_marks_the_pictures_are_larger() => Check("no-numbers", state => (state.ShowsNumbers, state.ShowsFaces, state.Strength) = (false, false, 0.5f));

    [Fact]
    public Task A_narrow_window_keeps_its_pictures() => Check("narrow", _ => { }, 480, 640);

    [Fact]
    public Task On_a_fine_screen_letters_have_twice_the_pixels() => Studio.RunAsync(
        async host =>
        {
            host.Session.Scale = 2;
            Golden.Check(await Studio.ShootAsync(host), "scale-2");
        },
        1920,
        1080);

    [Fact]
    public Task The_same_frame_is_drawn_the_same_twice() => Studio.RunAsync(async host =>
    {
        var first = await Studio.ShootAsync(host);
        host.Draw();
        Assert.Equal(0, Golden.Distance(first, host.Read()));
    });

    private static Task Check(string name, Action<PreviewState> change, int width = Studio.Width, int height = Studio.Height) => Studio.RunAsync(
        async host =>
        {
            change(host.Session.State);
            Golden.Check(await Studio.ShootAsync(host), name);
        },
        width,
        height);
}
