using System.Runtime.InteropServices;

namespace AefVideo.Pipeline.Media;

/// <summary>What ffmpeg and ffprobe find in their environment. What the user has set stays.</summary>
internal static class ChildEnvironment
{
    // Debian's ffmpeg links OpenBLAS, which it never calls here, among two hundred libraries. It starts threads at every start of the program, which spin before they sleep: an eighth of a
    // start's processor time. And its tables of functions, a quarter of all symbols, are looked up in every library before it: a sixth of the rest, unless it is loaded first.
    private const string MatrixLibrary = "libopenblas.so.0";

    private static readonly (string Name, string Value)[] Variables = HasMatrixLibrary()
        ? [("OPENBLAS_NUM_THREADS", "1"), ("LD_PRELOAD", MatrixLibrary)]
        : [("OPENBLAS_NUM_THREADS", "1")];

    /// <summary>Prepares the environment of one program.</summary>
    public static void Prepare(IDictionary<string, string?> environment)
    {
        foreach (var (name, value) in Variables) environment.TryAdd(name, value);
    }

    /// <summary>Prepares the environment of the programs that this process will start from now on: FFMpegCore has no place to say it for its own.</summary>
    public static void PrepareForAll()
    {
        foreach (var (name, value) in Variables)
            if (Environment.GetEnvironmentVariable(name) is null) Environment.SetEnvironmentVariable(name, value);
    }

    // Where there is none, the loader would complain of it at every start.
    private static bool HasMatrixLibrary()
    {
        var processor = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "x86_64",
            Architecture.Arm64 => "aarch64",
            _ => null,
        };
        return OperatingSystem.IsLinux() && processor is not null && File.Exists($"/usr/lib/{processor}-linux-gnu/{MatrixLibrary}");
    }
}
