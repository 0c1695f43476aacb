using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using AefVideo.Dashboard.Pictures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AefVideo.Dashboard.Serving;

/// <summary>Sends a broadcast to one visitor as <c>multipart/x-mixed-replace</c>, which browsers and OBS show as a moving picture.</summary>
internal static class MotionPictures
{
    private const int LongestHeader = 80;

    private static ReadOnlySpan<byte> First => "--picture\r\n"u8;

    private static ReadOnlySpan<byte> Header => "Content-Type: image/jpeg\r\nContent-Length: "u8;

    private static ReadOnlySpan<byte> HeaderEnd => "\r\n\r\n"u8;

    // The next part's boundary comes at once with the picture, since browsers show a part only when they have seen it.
    private static ReadOnlySpan<byte> Boundary => "\r\n--picture\r\n"u8;

    /// <summary>Sends until either side ends it.</summary>
    public static async Task SendAsync(HttpContext context, PictureBroadcast broadcast)
    {
        using var watcher = broadcast.TryJoin();
        if (watcher is null)
        {
            await Gate.RefuseAsync(context.Response, StatusCodes.Status503ServiceUnavailable, broadcast.Fault ?? "Too many are watching already.").ConfigureAwait(false);
            return;
        }
        using var leaving = context.RequestAborted.Register(static state => ((PictureWatcher)state!).Complete(), watcher);
        context.Response.ContentType = "multipart/x-mixed-replace; boundary=picture";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var body = context.Response.BodyWriter;
        body.Write(First);
        // Without a token, as the waiting: a visitor who has gone makes the flush say so.
        if (IsOver(await body.FlushAsync(CancellationToken.None).ConfigureAwait(false))) return;
        while (await watcher.WaitAsync().ConfigureAwait(false))
        {
            if (!watcher.TryTake(out var picture)) continue;
            try
            {
                Write(body, picture.Bytes.Span);
            }
            finally
            {
                picture.Release();
            }
            if (IsOver(await body.FlushAsync(CancellationToken.None).ConfigureAwait(false))) return;
        }
    }

    private static bool IsOver(FlushResult result) => result.IsCompleted || result.IsCanceled;

    private static void Write(PipeWriter body, ReadOnlySpan<byte> jpeg)
    {
        var head = body.GetSpan(LongestHeader);
        Header.CopyTo(head);
        Utf8Formatter.TryFormat(jpeg.Length, head[Header.Length..], out var digits);
        HeaderEnd.CopyTo(head[(Header.Length + digits)..]);
        body.Advance(Header.Length + digits + HeaderEnd.Length);
        body.Write(jpeg);
        body.Write(Boundary);
    }
}
