using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AefVideo.Dashboard.Tests;

/// <summary>The page in a real browser. With AEFVIDEO_SCREENSHOTS=folder it leaves pictures there, to be looked at.</summary>
public sealed class PageTests(Browser browser)
{
    private const string Token = "only-for-this-test";

    // What the element shows now, as text that differs when a pixel does.
    private const string Look = """
        image => {
          if (!image.naturalWidth) return "";
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [64, 36];
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0, 64, 36);
          return context.getImageData(0, 0, 64, 36).data.join();
        }
        """;

    [Fact]
    public async Task The_page_shows_moving_pictures_and_numbers_and_asks_no_other_host()
    {
        await using var stage = await Stage.OpenAsync();
        var page = await browser.NewPageAsync();
        var (hosts, complaints) = (new HashSet<string>(), new List<string>());
        page.Request += (_, request) => hosts.Add(new Uri(request.Url).Authority);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(stage.Server.Address.ToString());

        await Expect(page.Locator("#state")).ToHaveTextAsync("running");
        await Expect(page.Locator("#p99")).ToHaveTextAsync("26.1 ms");
        await Expect(page.Locator("#size")).ToHaveTextAsync("640×360");
        await Expect(page.Locator("#sinks tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("#generators tr")).ToHaveCountAsync(4);
        await Expect(page.Locator("#generators tr").Nth(2)).ToHaveTextAsync("attgan30.0 %––");
        await Expect(page.Locator(".charts canvas")).ToHaveCountAsync(4);
        foreach (var picture in new[] { "#protected", "#original" }) await ExpectMotionAsync(page.Locator(picture));

        Assert.Equal([stage.Server.Address.Authority], hosts);
        Assert.Empty(complaints);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Buttons_and_keys_do_the_same()
    {
        await using var stage = await Stage.OpenAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(stage.Server.Address.ToString());
        await Expect(page.Locator("#state")).ToHaveTextAsync("running");

        await page.Locator("#strength").FillAsync("40");
        await UntilAsync(() => stage.Session.Strength == 0.4f);
        await Expect(page.Locator("#strength-value")).ToHaveTextAsync("40 %");
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await UntilAsync(() => stage.Session.Strength == 0.35f);
        // The slider itself, by its own keys: one step, not two.
        await page.Locator("#strength").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await UntilAsync(() => stage.Session.Strength == 0.4f);

        var pause = page.Locator("#pause");
        await pause.ClickAsync();
        await UntilAsync(() => stage.Session.IsPaused);
        await Expect(pause).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator("#state")).ToHaveTextAsync("paused");
        await page.Keyboard.PressAsync("p");
        await UntilAsync(() => !stage.Session.IsPaused);
        await page.Keyboard.PressAsync("b");
        await UntilAsync(() => stage.Session.IsBlank);
        await Expect(page.Locator("#veil")).ToHaveTextAsync("blanked");
        await page.Locator("#refine").ClickAsync();
        await page.Keyboard.PressAsync("r");
        await UntilAsync(() => stage.Session.Hurried == 2);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Everything_can_be_reached_with_the_tabulator_and_seen_to_be_reached()
    {
        await using var stage = await Stage.OpenAsync();
        var page = await browser.NewPageAsync();
        await page.GotoAsync(stage.Server.Address.ToString());
        await Expect(page.Locator("#state")).ToHaveTextAsync("running");
        foreach (var expected in new[] { "strength", "pause", "blank", "refine" })
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal(expected, await page.EvaluateAsync<string>("document.activeElement.id"));
            Assert.Equal("solid", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        }
        await page.CloseAsync();
    }

    [Fact]
    public async Task With_its_token_the_page_opens_and_forgets_it_from_the_address()
    {
        await using var stage = await Stage.OpenAsync(new() { Token = Token });
        var page = await browser.NewPageAsync();
        var refused = await page.GotoAsync(new UriBuilder(stage.Server.Address) { Query = "token=not-this-one" }.ToString());
        Assert.Equal(401, refused!.Status);
        await page.GotoAsync(stage.Server.Address.ToString());
        await Expect(page.Locator("#state")).ToHaveTextAsync("running");
        Assert.DoesNotContain("token", page.Url, StringComparison.Ordinal);
        await ExpectMotionAsync(page.Locator("#protected"));
        await page.Keyboard.PressAsync("b");
        await UntilAsync(() => stage.Session.IsBlank);
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_stream_alone_is_a_moving_picture()
    {
        await using var stage = await Stage.OpenAsync();
        var page = await browser.NewPageAsync(width: 640, height: 360);
        await page.GotoAsync(stage.Server.StreamAddress.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        await ExpectMotionAsync(page.Locator("img"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Without_refinement_its_parts_are_not_shown()
    {
        await using var stage = await Stage.OpenAsync(session: new() { Refines = false });
        var page = await browser.NewPageAsync();
        await page.GotoAsync(stage.Server.Address.ToString());
        await Expect(page.Locator("#refinement")).ToHaveTextAsync("Nothing is refined in this run.");
        await Expect(page.Locator("#refine")).ToBeDisabledAsync();
        await Expect(page.Locator("#chart-weights")).ToBeHiddenAsync();
        await page.CloseAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1400)]
    [InlineData(ColorScheme.Dark, 1400)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task Text_stands_out_in_the_light_and_in_the_dark_and_nothing_sticks_out(ColorScheme scheme, int width)
    {
        await using var stage = await Stage.OpenAsync();
        var page = await browser.NewPageAsync(scheme, width);
        await page.GotoAsync(stage.Server.Address.ToString());
        await Expect(page.Locator("#state")).ToHaveTextAsync("running");
        await ExpectMotionAsync(page.Locator("#protected"));
        var ground = await page.EvaluateAsync<int[]>("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)");
        var text = await page.EvaluateAsync<int[]>("getComputedStyle(document.body).color.match(/\\d+/g).map(Number)");
        Assert.Equal(scheme == ColorScheme.Dark, ground.Sum() < text.Sum());
        Assert.True(Math.Abs(ground.Take(3).Sum() - text.Take(3).Sum()) > 450, "text stands out");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out at the side");
        if (Environment.GetEnvironmentVariable("AEFVIDEO_SCREENSHOTS") is { Length: > 0 } folder)
        {
            // Long enough for the charts to have lines.
            await page.WaitForTimeoutAsync(8000);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"page-{scheme}-{width}.png"), FullPage = true });
        }
        await page.CloseAsync();
    }

    private static async Task ExpectMotionAsync(ILocator picture)
    {
        var seen = new HashSet<string>();
        await UntilAsync(async () =>
        {
            var look = await picture.EvaluateAsync<string>(Look);
            if (look.Length > 0) seen.Add(look);
            return seen.Count >= 3;
        });
    }

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await condition()) await Task.Delay(50, patience.Token);
    }
}
