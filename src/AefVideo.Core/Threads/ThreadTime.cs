using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AefVideo.Core.Threads;

/// <summary>Processor time of the calling thread; what other threads and programs take does not count. Time by the clock where the system does not tell (off Linux).</summary>
public static partial class ThreadTime
{
    private const int ThreadClock = 3;

    /// <summary>So far.</summary>
    public static TimeSpan Now() => OperatingSystem.IsLinux() && GetTime(ThreadClock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
