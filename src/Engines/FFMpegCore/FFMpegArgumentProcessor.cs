using System.Text.RegularExpressions;
using FFMpegCore.Arguments;
using FFMpegCore.Enums;
using FFMpegCore.Exceptions;
using FFMpegCore.Probing;
using FFMpegCore.Processes;

namespace FFMpegCore;

/// <summary>Runs ffmpeg with a command line.</summary>
public partial class FFMpegArgumentProcessor
{
    private readonly Lock _gate = new();
    private readonly FFMpegArguments _arguments;
    private readonly List<Action<FFOptions>> _configurations = [];
    private readonly List<Task> _stops = [];
    private CancellationTokenRegistration _cancellation;
    private FFMpegRun? _run;
    private int? _cancelledWithTimeout;
    private FFMpegLogLevel? _logLevel;
    private Action<string>? _onError;
    private Action<string>? _onOutput;
    private Action<TimeSpan>? _onTimeProgress;
    private Action<double>? _onPercentageProgress;
    private TimeSpan? _totalTime;

    internal FFMpegArgumentProcessor(FFMpegArguments ffMpegArguments) => _arguments = ffMpegArguments;

    /// <summary>The command line, without the program's name and the log level.</summary>
    public string Arguments => _arguments.Text;

    private bool IsCancelled
    {
        get
        {
            lock (_gate) return _cancelledWithTimeout is not null;
        }
    }

    /// <summary>Tells the progress in per cent of the given time; 100 at the end.</summary>
    public FFMpegArgumentProcessor NotifyOnProgress(Action<double> onPercentageProgress, TimeSpan totalTimeSpan)
    {
        _totalTime = totalTimeSpan;
        _onPercentageProgress = onPercentageProgress;
        return this;
    }

    /// <summary>Tells the time up to which the output is written.</summary>
    public FFMpegArgumentProcessor NotifyOnProgress(Action<TimeSpan> onTimeProgress)
    {
        _onTimeProgress = onTimeProgress;
        return this;
    }

    /// <summary>Tells each line of ffmpeg's standard output.</summary>
    public FFMpegArgumentProcessor NotifyOnOutput(Action<string> onOutput)
    {
        _onOutput = onOutput;
        return this;
    }

    /// <summary>Tells each line of ffmpeg's standard error, where it writes its messages and its progress.</summary>
    public FFMpegArgumentProcessor NotifyOnError(Action<string> onError)
    {
        _onError = onError;
        return this;
    }

    /// <param name="cancel">Asks ffmpeg to end, and ends it if it has not obeyed in time.</param>
    /// <param name="timeout">Milliseconds that ffmpeg has to finish its output.</param>
    public FFMpegArgumentProcessor CancellableThrough(out Action cancel, int timeout = 0)
    {
        cancel = () => Cancel(timeout);
        return this;
    }

    /// <param name="token">Asks ffmpeg to end, and ends it if it has not obeyed in time.</param>
    /// <param name="timeout">Milliseconds that ffmpeg has to finish its output.</param>
    /// <exception cref="OperationCanceledException">The token is cancelled already.</exception>
    public FFMpegArgumentProcessor CancellableThrough(CancellationToken token, int timeout = 0)
    {
        token.ThrowIfCancellationRequested();
        _cancellation.Dispose();
        _cancellation = token.Register(() => Cancel(timeout));
        return this;
    }

    /// <summary>Changes the options of this run.</summary>
    public FFMpegArgumentProcessor Configure(Action<FFOptions> configureOptions)
    {
        _configurations.Add(configureOptions);
        return this;
    }

    /// <summary>How much ffmpeg says; overrides that of the options. Below <see cref="FFMpegLogLevel.Info"/> it tells no progress.</summary>
    public FFMpegArgumentProcessor WithLogLevel(FFMpegLogLevel logLevel)
    {
        _logLevel = logLevel;
        return this;
    }

    /// <summary>As <see cref="ProcessAsynchronously"/>, but blocks the calling thread.</summary>
    public bool ProcessSynchronously(bool throwOnError = true, FFOptions? ffMpegOptions = null) =>
        ProcessAsynchronously(throwOnError, ffMpegOptions).GetAwaiter().GetResult();

    /// <summary>Runs ffmpeg to its end. However that comes, no ffmpeg and no pipe is left behind.</summary>
    /// <param name="throwOnError">False to return false where ffmpeg failed or was cancelled. Faults of pipes and listeners are thrown anyhow.</param>
    /// <param name="ffMpegOptions">Instead of <see cref="GlobalFFOptions.Current"/>.</param>
    /// <exception cref="FFMpegException">ffmpeg ended with an error.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, even if ffmpeg finished its output in time.</exception>
    public async Task<bool> ProcessAsynchronously(bool throwOnError = true, FFOptions? ffMpegOptions = null)
    {
        var options = ConfiguredOptions(ffMpegOptions);
        var result = new ProcessResult(-1, []);
        try
        {
            result = await RunAsync(options).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!throwOnError)
        {
            // The default result says that it failed.
        }
        finally
        {
            await _cancellation.DisposeAsync().ConfigureAwait(false);
        }

        if (throwOnError && result.ExitCode != 0)
        {
            var message = $"ffmpeg exited with non-zero exit-code ({result.ExitCode} - {result.ErrorText})";
            throw new FFMpegException(FFMpegExceptionType.Process, message, null, result.ErrorText);
        }
        _onPercentageProgress?.Invoke(100.0);
        if (_totalTime is { } totalTime) _onTimeProgress?.Invoke(totalTime);
        return result.ExitCode == 0;
    }

    [GeneratedRegex(@"time=(\d\d:\d\d:\d\d.\d\d?)")]
    private static partial Regex ProgressPattern();

    private FFOptions ConfiguredOptions(FFOptions? given)
    {
        var options = given ?? GlobalFFOptions.Current.Clone();
        foreach (var configure in _configurations) configure(options);
        return options;
    }

    private void Cancel(int timeout)
    {
        lock (_gate)
        {
            _cancelledWithTimeout = timeout;
            if (_run is { } run) _stops.Add(run.StopAsync(timeout));
        }
    }

    private async Task<ProcessResult> RunAsync(FFOptions options)
    {
        if (IsCancelled) throw new OperationCanceledException("cancelled before starting processing");
        var arguments = _arguments.Text;
        if ((_logLevel ?? options.LogLevel) is { } logLevel) arguments += $" -v {logLevel.ToString().ToLowerInvariant()}";

        IInputOutputArgument[] inputsAndOutputs = [.. _arguments.Arguments.OfType<IInputOutputArgument>()];
        try
        {
            foreach (var inputOrOutput in inputsAndOutputs) inputOrOutput.Pre();
            return await RunAsync(arguments, inputsAndOutputs, options).ConfigureAwait(false);
        }
        finally
        {
            foreach (var inputOrOutput in inputsAndOutputs) inputOrOutput.Post();
        }
    }

    private async Task<ProcessResult> RunAsync(string arguments, IInputOutputArgument[] inputsAndOutputs, FFOptions options)
    {
        var errors = new RecentLines();
        var process = ChildProcess.Start(GlobalFFOptions.GetFFMpegBinaryPath(options), arguments, options.WorkingDirectory, options.Encoding);
        await using (process.ConfigureAwait(false))
        {
            using var run = new FFMpegRun(process);
            Begin(run);
            int exitCode;
            try
            {
                exitCode = await run.CompleteAsync(inputsAndOutputs, line => _onOutput?.Invoke(line), HearError).ConfigureAwait(false);
            }
            finally
            {
                await EndAsync().ConfigureAwait(false);
            }
            if (IsCancelled) throw new OperationCanceledException("ffmpeg processing was cancelled");
            return new ProcessResult(exitCode, errors.ToList());
        }

        void HearError(string line)
        {
            errors.Add(line);
            _onError?.Invoke(line);
            TellProgress(line);
        }
    }

    /// <summary>From here on a cancellation reaches the run; one that came just before does so now.</summary>
    private void Begin(FFMpegRun run)
    {
        lock (_gate)
        {
            _run = run;
            if (_cancelledWithTimeout is { } timeout) _stops.Add(run.StopAsync(timeout));
        }
    }

    /// <summary>From here on a cancellation does nothing; those under way are awaited.</summary>
    private async Task EndAsync()
    {
        Task[] stops;
        lock (_gate)
        {
            _run = null;
            stops = [.. _stops];
            _stops.Clear();
        }
        await Task.WhenAll(stops).ConfigureAwait(false);
    }

    private void TellProgress(string line)
    {
        if (_onTimeProgress is null && _onPercentageProgress is null) return;
        if (ProgressPattern().Match(line) is not { Success: true } match) return;
        var time = ProbeText.Time(match.Groups[1].Value);
        _onTimeProgress?.Invoke(time);
        if (_totalTime is { } totalTime)
            _onPercentageProgress?.Invoke(Math.Round(time.TotalSeconds / totalTime.TotalSeconds * 100, 2));
    }
}
