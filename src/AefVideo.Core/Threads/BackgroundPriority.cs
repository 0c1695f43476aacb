using System.Runtime.InteropServices;

namespace AefVideo.Core.Threads;

/// <summary>Work that must not take a processor from anybody else.</summary>
public static partial class BackgroundPriority
{
    // .NET does nothing for a thread's priority on Linux; there, nice values are each thread's own.
    private const int Process = 0;
    private const int CallingThread = 0;
    private const int Nicest = 19;

    /// <summary>Gives the calling thread the lowest priority, for good: for threads that one has started oneself.</summary>
    /// <returns>False where the system refused.</returns>
    public static bool Enter()
    {
        if (OperatingSystem.IsLinux()) return SetPriority(Process, CallingThread, Nicest) == 0;
        Thread.CurrentThread.Priority = ThreadPriority.Lowest;
        return true;
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int value);
}
