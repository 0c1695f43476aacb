namespace AefVideo.Dashboard.Tests;

/// <summary>A page with a session behind it and pictures at thirty a second.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _camera;

    private Stage(DashboardServer server, StagedSession session)
    {
        (Server, Session) = (server, session);
        _camera = RunAsync();
    }

    public DashboardServer Server { get; }

    public StagedSession Session { get; }

    public static async Task<Stage> OpenAsync(DashboardOptions? options = null, StagedSession? session = null)
    {
        session ??= new();
        return new(await DashboardServer.StartAsync(options ?? new(), session, TestContext.Current.CancellationToken), session);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _camera;
        await Server.DisposeAsync();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var (original, guarded) = (new MovingPicture(MovingPicture.Format), new MovingPicture(MovingPicture.Format));
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1 / 30.0));
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                Server.Original.Offer(original.Next());
                Server.Protected.Offer(guarded.Next());
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }
}
