using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using AefVideo.Core.Errors;
using AefVideo.Dashboard.Serving;

namespace AefVideo.Dashboard.Tests;

public sealed class DashboardServerTests
{
    private const string Token = "only-for-this-test";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_stream_is_a_row_of_whole_pictures_that_move()
    {
        await using var stage = await Stage.OpenAsync();
        using var reader = await PartReader.OpenAsync(stage.Server.StreamAddress, Cancellation);
        var pictures = new List<byte[]>();
        for (var i = 0; i < 5; i++) pictures.Add(await reader.NextAsync(Cancellation));
        Assert.All(pictures, jpeg => Assert.True(jpeg is [0xFF, 0xD8, .., 0xFF, 0xD9], "each part is a whole JPEG file"));
        Assert.Equal(5, pictures.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(3 * 640 * 360, (await DecodedJpeg.ReadAsync(pictures[^1])).Length);
    }

    [Fact]
    public async Task A_visitor_who_does_not_read_misses_pictures_while_others_get_them()
    {
        await using var stage = await Stage.OpenAsync();
        // Small buffers, so that the kernel does not take the pictures for the visitor.
        using var stalled = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await stalled.ConnectAsync(IPAddress.Loopback, stage.Server.Address.Port, Cancellation);
        await stalled.SendAsync(Encoding.ASCII.GetBytes($"GET /stream.mjpg HTTP/1.1\r\nHost: 127.0.0.1:{stage.Server.Address.Port}\r\n\r\n"), SocketFlags.None, Cancellation);
        using var reader = await PartReader.OpenAsync(stage.Server.StreamAddress, Cancellation);
        for (var i = 0; i < 60; i++) await reader.NextAsync(Cancellation);
        Assert.Equal(2, stage.Server.Protected.Watchers);
        Assert.InRange(stage.Server.Protected.BuffersMade, 1, 5);
    }

    [Fact]
    public async Task Whoever_leaves_is_no_longer_sent_anything()
    {
        await using var stage = await Stage.OpenAsync();
        using (var reader = await PartReader.OpenAsync(stage.Server.StreamAddress, Cancellation)) await reader.NextAsync(Cancellation);
        var left = Stopwatch.StartNew();
        while (stage.Server.Protected.IsWatched && left.Elapsed < TimeSpan.FromSeconds(10)) await Task.Delay(20, Cancellation);
        Assert.False(stage.Server.Protected.IsWatched);
    }

    [Fact]
    public async Task Closing_does_not_wait_for_those_who_watch()
    {
        await using var stage = await Stage.OpenAsync();
        using var reader = await PartReader.OpenAsync(stage.Server.StreamAddress, Cancellation);
        await reader.NextAsync(Cancellation);
        using var client = new HttpClient();
        using var events = await client.GetAsync(new Uri(stage.Server.Address, "events"), HttpCompletionOption.ResponseHeadersRead, Cancellation);
        var closing = Stopwatch.StartNew();
        await stage.Server.DisposeAsync();
        Assert.InRange(closing.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task The_statistics_come_as_an_event_stream()
    {
        await using var stage = await Stage.OpenAsync();
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(stage.Server.Address, "events"), HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));
        Assert.Equal("event: state", await lines.ReadLineAsync(Cancellation));
        using var state = System.Text.Json.JsonDocument.Parse((await lines.ReadLineAsync(Cancellation))!["data: ".Length..]);
        var root = state.RootElement;
        Assert.Equal(640, root.GetProperty("width").GetInt32());
        Assert.Equal(26.1, root.GetProperty("latencyP99").GetDouble());
        Assert.Equal("hisd", root.GetProperty("refinement").GetProperty("generators")[3].GetProperty("name").GetString());
        Assert.Equal("The server refused the connection.", root.GetProperty("sinks")[1].GetProperty("message").GetString());
        Assert.Equal("", await lines.ReadLineAsync(Cancellation));
        Assert.Equal("event: state", await lines.ReadLineAsync(Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=wrong")]
    [InlineData("?token=only-for-this-tesT")]
    public async Task Without_the_token_nothing_is_shown_and_nothing_is_done(string query)
    {
        await using var stage = await Stage.OpenAsync(new() { Token = Token });
        using var client = new HttpClient();
        foreach (var path in new[] { "/", "/stream.mjpg", "/original.mjpg", "/events", "/app.js" })
        {
            using var answer = await client.GetAsync(new Uri(stage.Server.Address, path + query), Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(stage, "/strength" + (query.Length == 0 ? "?" : query + "&") + "value=0", withHeader: true));
        Assert.Equal(1, stage.Session.Strength);
    }

    [Fact]
    public async Task With_the_token_one_address_is_enough_for_the_stream()
    {
        await using var stage = await Stage.OpenAsync(new() { Token = Token });
        Assert.EndsWith($"/stream.mjpg?token={Token}", stage.Server.StreamAddress.ToString(), StringComparison.Ordinal);
        using var reader = await PartReader.OpenAsync(stage.Server.StreamAddress, Cancellation);
        Assert.NotEmpty(await reader.NextAsync(Cancellation));
    }

    [Fact]
    public async Task A_foreign_name_that_points_here_is_refused()
    {
        await using var stage = await Stage.OpenAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, stage.Server.Address) { Headers = { Host = "rebound.example" } };
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Commands_of_a_foreign_page_are_refused()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(stage, "/strength?value=0", withHeader: false));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(stage, "/strength?value=0", withHeader: true, origin: "http://elsewhere.example"));
        Assert.Equal(1, stage.Session.Strength);
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(stage, "/strength?value=0.25", withHeader: true));
        Assert.Equal(0.25f, stage.Session.Strength);
    }

    [Theory]
    [InlineData("/strength")]
    [InlineData("/strength?value=1.5")]
    [InlineData("/strength?value=-0.1")]
    [InlineData("/strength?value=NaN")]
    [InlineData("/strength?value=much")]
    [InlineData("/pause?on=perhaps")]
    [InlineData("/blank")]
    public async Task Commands_that_make_no_sense_are_refused(string command)
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(stage, command, withHeader: true));
        Assert.Equal((1, false, false), (stage.Session.Strength, stage.Session.IsPaused, stage.Session.IsBlank));
    }

    [Fact]
    public async Task Without_refinement_there_is_nothing_to_hurry()
    {
        await using var stage = await Stage.OpenAsync(session: new() { Refines = false });
        Assert.Equal(HttpStatusCode.Conflict, await PostAsync(stage, "/refine", withHeader: true));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_a_sentence()
    {
        await using var first = await Stage.OpenAsync();
        var options = new DashboardOptions { Address = new(IPAddress.Loopback, first.Server.Address.Port) };
        var fault = await Assert.ThrowsAsync<EnvironmentException>(() => DashboardServer.StartAsync(options, new StagedSession(), Cancellation));
        Assert.Contains($"127.0.0.1:{first.Server.Address.Port}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_licence_of_the_charts_is_served_with_them()
    {
        await using var stage = await Stage.OpenAsync();
        using var client = new HttpClient();
        Assert.Contains("MIT", await client.GetStringAsync(new Uri(stage.Server.Address, "vendor/uPlot.LICENSE"), Cancellation), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> PostAsync(Stage stage, string path, bool withHeader, string? origin = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Server.Address, path));
        if (withHeader) request.Headers.Add(Gate.CommandHeader, "1");
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var answer = await client.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }
}
