using System.Diagnostics;
using System.Runtime.InteropServices;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests;

/// <summary>A program that was started: the built <c>aef</c>, or a tool.</summary>
internal sealed partial class RunningProgram : IDisposable
{
    // A guard against hanging, not a measurement.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private RunningProgram(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _errors = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public static string AefPath => SharedFiles.InRepository("artifacts", "bin", "AefVideo.Cli", "release", "aef.dll");

    public int Id => _process.Id;

    public static RunningProgram Start(string program, params string[] arguments) => new(new(program, arguments));

    public static RunningProgram StartAef(params string[] arguments) => Start("dotnet", [AefPath, .. arguments]);

    /// <summary>Starts <c>aef</c> with a temporary folder of its own.</summary>
    public static RunningProgram StartAefIn(string temporary, string[] arguments) => new(new("dotnet", [AefPath, .. arguments]) { Environment = { ["TMPDIR"] = temporary } });

    public static async Task<ProgramResult> RunAefAsync(params string[] arguments)
    {
        using var running = StartAef(arguments);
        return await running.EndAsync();
    }

    public static async Task<ProgramResult> RunAsync(string program, params string[] arguments)
    {
        using var running = Start(program, arguments);
        return await running.EndAsync();
    }

    /// <summary>Runs <c>aef</c> where no program can be found by its name.</summary>
    public static async Task<ProgramResult> RunAefWithoutPathAsync(params string[] arguments)
    {
        using var running = new RunningProgram(new(Environment.ProcessPath!, [AefPath, .. arguments]) { Environment = { ["PATH"] = "/nonexistent" } });
        return await running.EndAsync();
    }

    public void Signal(PosixSignal signal) => Assert.Equal(0, Kill(_process.Id, signal == PosixSignal.SIGINT ? 2 : 15));

    /// <summary>kill -9 of the program itself; what it has started is left to itself.</summary>
    /// <returns>Whether it was still there to be killed.</returns>
    public bool KillAlone() => Kill(_process.Id, 9) == 0;

    public async Task<ProgramResult> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return new(_process.ExitCode, await _output, await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
