using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AefVideo.Dashboard.Serving;

/// <summary>
/// Who may come in. With a token: whoever knows it, from the address (<c>?token=</c>), from the cookie that the page then sets, or as a bearer. Without one: whoever asks for this machine by one of its own
/// names, so that a foreign site that has its name point here gets nothing. Commands are taken from the page itself only.
/// </summary>
/// <param name="token">Null for none.</param>
/// <param name="port">The port; cookies know none, and there may be two pages on one machine.</param>
internal sealed class Gate(string? token, int port)
{
    /// <summary>A header that the page sends with its commands; a foreign page would have to ask first, and is not answered.</summary>
    public const string CommandHeader = "X-AefVideo";

    private const string Parameter = "token";
    private const string BearerPrefix = "Bearer ";

    private readonly byte[]? _expected = token is null ? null : Hash(token);

    private string Cookie => $"aefvideo-{port}";

    /// <summary>Lets a request through, or answers it.</summary>
    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        AddHeaders(response.Headers);
        if (_expected is null)
        {
            if (!IsOwnName(request.Host.Host))
            {
                await RefuseAsync(response, StatusCodes.Status421MisdirectedRequest, $"This page is served to this machine alone, as 127.0.0.1:{port} or localhost:{port}.").ConfigureAwait(false);
                return;
            }
        }
        else
        {
            var given = request.Query[Parameter].ToString();
            var isGiven = given.Length > 0;
            if (!Matches(isGiven ? given : Carried(request)))
            {
                await RefuseAsync(response, StatusCodes.Status401Unauthorized, isGiven ? "That is not the token of this page." : "This page asks for a token: open its address with ?token=… behind it.").ConfigureAwait(false);
                return;
            }
            if (isGiven && request.Path == "/")
            {
                // From here on the cookie speaks, and the address bar and history forget the token.
                response.Cookies.Append(Cookie, given, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
                response.Redirect("/");
                return;
            }
        }
        if (HttpMethods.IsPost(request.Method) && !IsFromPage(request))
        {
            await RefuseAsync(response, StatusCodes.Status403Forbidden, $"Commands come from the page itself; programs send the header {CommandHeader}: 1.").ConfigureAwait(false);
            return;
        }
        await next(context).ConfigureAwait(false);
    }

    /// <summary>Answers with a sentence.</summary>
    public static Task RefuseAsync(HttpResponse response, int status, string sentence)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(sentence + "\n", response.HttpContext.RequestAborted);
    }

    private static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }

    private static bool IsOwnName(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsFromPage(HttpRequest request)
    {
        if (!request.Headers.ContainsKey(CommandHeader)) return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}";
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private string Carried(HttpRequest request)
    {
        var bearer = request.Headers.Authorization.ToString();
        return bearer.StartsWith(BearerPrefix, StringComparison.Ordinal) ? bearer[BearerPrefix.Length..] : request.Cookies[Cookie] ?? "";
    }

    private bool Matches(string given) => CryptographicOperations.FixedTimeEquals(Hash(given), _expected);
}
