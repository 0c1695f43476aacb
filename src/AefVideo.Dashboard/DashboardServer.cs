using System.Net;
using System.Net.Sockets;
using AefVideo.Core.Errors;
using AefVideo.Dashboard.Contracts;
using AefVideo.Dashboard.Pictures;
using AefVideo.Dashboard.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace AefVideo.Dashboard;

/// <summary>
/// Serves a live run over http, in this process: the page at <c>/</c>, the protected picture at <c>/stream.mjpg</c> (one address is all that OBS needs), the original at <c>/original.mjpg</c>, the statistics
/// as an event stream at <c>/events</c>, and the buttons. Nothing of it comes from or goes to another host.
/// </summary>
public sealed class DashboardServer : IAsyncDisposable
{
    private const string StreamPath = "/stream.mjpg";
    private static readonly TimeSpan s_sampling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestStop = TimeSpan.FromSeconds(1);

    private readonly DashboardOptions _options;
    private readonly ILiveSession _session;
    private readonly WebApplication _application;
    private readonly History _history = new();
    private readonly CancellationTokenSource _closing = new();
    private Task _sampling = Task.CompletedTask;

    private DashboardServer(DashboardOptions options, ILiveSession session, WebApplication application)
    {
        (_options, _session, _application) = (options, session, application);
        Protected = new(options.Quality, options.MostWatchers);
        Original = new(options.Quality, options.MostWatchers);
    }

    /// <summary>Where protected pictures are to be offered.</summary>
    public PictureBroadcast Protected { get; }

    /// <summary>Where pictures are to be offered before they are protected. They are shown on the page, to whoever may see it, and nowhere else.</summary>
    public PictureBroadcast Original { get; }

    /// <summary>The page, with the port that was found and the token.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The protected picture alone, for OBS.</summary>
    public Uri StreamAddress => new UriBuilder(Address) { Path = StreamPath }.Uri;

    /// <summary>Begins to serve.</summary>
    /// <param name="options">Where, and to whom.</param>
    /// <param name="session">What is shown.</param>
    /// <param name="cancellation">Stops the start; serving ends with <see cref="DisposeAsync" />.</param>
    /// <exception cref="UsageException">The options would show the picture to strangers, or make no sense.</exception>
    /// <exception cref="EnvironmentException">The address cannot be used, or libjpeg-turbo is missing.</exception>
    public static async Task<DashboardServer> StartAsync(DashboardOptions options, ILiveSession session, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(session);
        options.Require();
        // Empty: no settings from files or the environment, no log, and no handler that would take Ctrl+C away from the program.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = s_longestStop);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(options.Address, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var server = new DashboardServer(options, session, builder.Build());
        try
        {
            await server.StartAsync(cancellation).ConfigureAwait(false);
            return server;
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw new EnvironmentException($"The page cannot be served at {options.Address}: {fault.GetBaseException().Message}. Choose another address or port.", fault);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        await _closing.CancelAsync().ConfigureAwait(false);
        // The streams end first: a server that stops waits for what is being sent.
        await Protected.DisposeAsync().ConfigureAwait(false);
        await Original.DisposeAsync().ConfigureAwait(false);
        await _sampling.ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _closing.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        Gate? gate = null;
        _application.Use(next => context => gate!.PassAsync(context, next));
        _application.UseRouting();
        foreach (var file in PageFile.All) _application.MapGet(file.Path, file.SendAsync);
        _application.MapGet(StreamPath, context => MotionPictures.SendAsync(context, Protected));
        _application.MapGet("/original.mjpg", context => MotionPictures.SendAsync(context, Original));
        _application.MapGet("/events", context => StateEvents.SendAsync(context, _session, _history, _closing.Token));
        _application.MapPost("/strength", context => Commands.SetStrength(context, _session));
        _application.MapPost("/pause", context => Commands.Switch(context, _session.SetPaused));
        _application.MapPost("/blank", context => Commands.Switch(context, _session.SetBlank));
        _application.MapPost("/refine", context => Commands.Refine(context, _session));
        // The gate has to know the port, which may be chosen only by starting; nobody knows it before.
        gate = new(_options.Token, _options.Address.Port);
        await _application.StartAsync(cancellation).ConfigureAwait(false);
        var port = new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        gate = new(_options.Token, port);
        Address = AddressOf(port);
        _sampling = SampleAsync();
    }

    private Uri AddressOf(int port)
    {
        var address = _options.Address.Address;
        // “Any” is no place to go to.
        var host = address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? Dns.GetHostName() : address.ToString();
        return new UriBuilder("http", host, port, "/", _options.Token is { } token ? "?token=" + Uri.EscapeDataString(token) : "").Uri;
    }

    private async Task SampleAsync()
    {
        using var timer = new PeriodicTimer(s_sampling);
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token).ConfigureAwait(false)) _history.Add(_session.Snapshot());
        }
        catch (OperationCanceledException)
        {
            // Closing.
        }
    }
}
