using System.Runtime.InteropServices;

namespace AefVideo.Pipeline.Media;

/// <summary>What ffmpeg and ffprobe find in their environment. What the user has set stays.</summary>
internal static class ChildEnvironment
{
    // Debian's ffmpeg links two hundred libraries, and a start of it is mostly the search of each symbol in one after the other of them. These four own two fifths of all symbols and stand far
    // back, OpenBLAS, which is never called here, with a quarter: loaded first, they save a third of a start's processor time. No symbol is found elsewhere for it, but among the libraries of
    // linear algebra and for a function that the C++ library has its users compile into themselves (a test compares them all).
    private static readonly string[] FirstLibraries = ["libopenblas.so.0", "libcrypto.so.3", "libepoxy.so.0", "libstdc++.so.6"];

    // OpenBLAS also starts threads at every start of the program, which spin before they sleep: an eighth of its processor time.
    private static readonly (string Name, string Value)[] Variables = LibrariesHere() is { Length: > 0 } libraries
        ? [("OPENBLAS_NUM_THREADS", "1"), ("LD_PRELOAD", string.Join(':', libraries))]
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

    // Of one that is not there, the loader would complain at every start. Where there is no OpenBLAS, ffmpeg is another than Debian's.
    private static string[] LibrariesHere()
    {
        var processor = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "x86_64",
            Architecture.Arm64 => "aarch64",
            _ => null,
        };
        if (!OperatingSystem.IsLinux() || processor is null) return [];
        var folder = $"/usr/lib/{processor}-linux-gnu";
        return File.Exists(Path.Combine(folder, FirstLibraries[0])) ? Array.FindAll(FirstLibraries, library => File.Exists(Path.Combine(folder, library))) : [];
    }
}
