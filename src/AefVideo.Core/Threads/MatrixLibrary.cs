using System.Runtime.InteropServices;

namespace AefVideo.Core.Threads;

/// <summary>OpenBLAS, with which Debian's libtorch multiplies matrices. It has threads of its own, which neither libtorch's settings nor the priority of the calling thread reach.</summary>
public static partial class MatrixLibrary
{
    /// <summary>Lets it compute on the calling thread alone, in the whole process. Does nothing where another library does its work.</summary>
    public static void UseCallingThread()
    {
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            SetThreads(1);
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
        {
            // An official libtorch brings its own.
        }
    }

    [LibraryImport("libopenblas.so.0", EntryPoint = "openblas_set_num_threads")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial void SetThreads(int count);
}
