using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AefVideo.Dashboard.Contracts;
using Microsoft.AspNetCore.Http;

namespace AefVideo.Dashboard.Serving;

/// <summary>The event stream of the statistics: the history now and then, and what is new twice a second.</summary>
internal static class StateEvents
{
    private const int HistoryEvery = 10;
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.5);

    /// <summary>Sends until either side ends it.</summary>
    public static async Task SendAsync(HttpContext context, ILiveSession session, History history, CancellationToken closing)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, closing);
        context.Response.ContentType = "text/event-stream";
        try
        {
            await SseFormatter.WriteAsync(
                States(session, history, stop.Token),
                context.Response.Body,
                static (item, buffer) =>
                {
                    using var writer = new Utf8JsonWriter(buffer);
                    JsonSerializer.Serialize(writer, item.Data, DashboardJson.Default.DashboardState);
                },
                stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The visitor left, or the page closes.
        }
    }

    private static async IAsyncEnumerable<SseItem<DashboardState>> States(ILiveSession session, History history, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(s_interval);
        var count = 0;
        do yield return new(DashboardState.Of(session.Snapshot(), count++ % HistoryEvery == 0 ? history.Points : null), "state");
        while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false));
    }
}
