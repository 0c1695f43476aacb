using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using AefVideo.Core.Errors;

namespace AefVideo.Evaluation.Benchmarks;

/// <summary>
/// PyTorch's side: a process that is started once and answers one line of JSON with another. Its calls block the calling thread, which is
/// the one that computes on our side, so that never both sides compute at once.
/// </summary>
internal sealed class GeneratorReference : IDisposable
{
    private const string HowToInstall = "install Debian's package python3-torch (apt install python3-torch), or name another Python with --python";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _killing;
    private readonly ManualResetEventSlim _errorsEnded = new();
    private volatile string? _lastError;

    /// <summary>Starts it.</summary>
    /// <param name="command">Program and first arguments.</param>
    /// <param name="threads">How many threads it is to compute with.</param>
    /// <param name="cancellation">Kills it.</param>
    /// <exception cref="EnvironmentException">Python, torch or the script is missing, or it does not start.</exception>
    public GeneratorReference(IReadOnlyList<string> command, int threads, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _process = new Process
        {
            StartInfo = new(command[0], [.. command.Skip(1), FormattableString.Invariant($"{threads}")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        try
        {
            _process.Start();
        }
        catch (Win32Exception exception)
        {
            _process.Dispose();
            throw new EnvironmentException($"{command[0]} cannot be started: {exception.Message}; {HowToInstall}.", exception);
        }
        try
        {
            _process.BeginErrorReadLine();
            _killing = cancellation.Register(Kill);
            var greeting = Read();
            if (greeting.Missing is { } module) throw new EnvironmentException($"{command[0]} has no module {module}; {HowToInstall}.");
            if (greeting.Torch is not { } version) throw Nonsense();
            if (greeting.Threads != threads) throw new EnvironmentException($"PyTorch computes with {greeting.Threads} threads although it was asked for {threads}.");
            Version = version;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>PyTorch's version.</summary>
    public string Version { get; }

    /// <summary>Makes it load a network and compare its results with ours.</summary>
    /// <param name="network">What the network is called.</param>
    /// <param name="file">Weights, inputs and our results.</param>
    public GeneratorDifference Load(string network, string file)
    {
        var reply = Ask(new("load") { File = file });
        return reply is { Forward: { } forward, Training: { } training, Gradient: { } gradient } ? new(network, forward, training, gradient) : throw Nonsense();
    }

    /// <summary>Makes it time passes of the network that it loaded.</summary>
    /// <returns>Seconds of each pass.</returns>
    public double[] Time(GeneratorPass pass, int batch, int warmups, int passes)
    {
        var reply = Ask(new("time") { Pass = pass == GeneratorPass.Forward ? "forward" : "both", Batch = batch, Warmups = warmups, Passes = passes });
        return reply.Seconds?.Length == passes ? reply.Seconds : throw Nonsense();
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _killing.Dispose();
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
        if (!_process.WaitForExit(s_patience)) Kill();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) _errorsEnded.Set();
        else if (!string.IsNullOrWhiteSpace(line)) _lastError = line;
    }

    private GeneratorReferenceReply Ask(GeneratorReferenceRequest request)
    {
        try
        {
            _process.StandardInput.WriteLine(JsonSerializer.Serialize(request, GeneratorReferenceJson.Default.GeneratorReferenceRequest));
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // It has ended; reading tells why.
        }
        return Read();
    }

    private GeneratorReferenceReply Read()
    {
        var line = _process.StandardOutput.ReadLine();
        _cancellation.ThrowIfCancellationRequested();
        if (line is null)
        {
            // What it said last may still be on its way.
            _errorsEnded.Wait(s_patience, _cancellation);
            throw new EnvironmentException($"PyTorch's side of the benchmark ended early: {_lastError ?? "it did not say why"}");
        }
        GeneratorReferenceReply? reply;
        try
        {
            reply = JsonSerializer.Deserialize(line, GeneratorReferenceJson.Default.GeneratorReferenceReply);
        }
        catch (JsonException)
        {
            throw Nonsense();
        }
        if (reply is null) throw Nonsense();
        return reply.Error is { } error ? throw new EnvironmentException($"PyTorch's side of the benchmark failed: {error}") : reply;
    }

    private static EnvironmentException Nonsense() => new("PyTorch's side of the benchmark gave an answer that makes no sense; is bench/reference of the same version as the program?");

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }
}
