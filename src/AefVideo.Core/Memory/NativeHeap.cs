using System.Runtime.InteropServices;

namespace AefVideo.Core.Memory;

/// <summary>How the C library's heap, from which libtorch takes its tensors, treats memory that was freed.</summary>
public static partial class NativeHeap
{
    // Numbers of glibc's malloc.h.
    private const int TrimThreshold = -1;
    private const int MostMappings = -4;
    private const int MostArenas = -8;

    /// <summary>
    /// Keeps freed memory for the next tensor. By default glibc gives large blocks back to the system at once, and the next tensor of that size is cleared page by page:
    /// a fifth of a training step. For commands that make tensors without end; the process then stays as large as it once was. Call it before the first tensor.
    /// Does nothing where the C library is not glibc.
    /// </summary>
    public static void KeepFreedMemory()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            // One heap that grows at its end, no block mapped by itself, nothing given back.
            _ = SetOption(MostArenas, 1);
            _ = SetOption(MostMappings, 0);
            _ = SetOption(TrimThreshold, int.MaxValue);
        }
        catch (Exception fault) when (fault is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library, such as musl: it has no such options.
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetOption(int option, int value);
}
