using System.Runtime.InteropServices;

namespace AefVideo.Evaluation.Benchmarks;

/// <summary>Processor time of the child processes that have ended, and of theirs: getrusage(2), which other systems than Unix lack.</summary>
internal static partial class ChildUsage
{
    private const int Children = -1;

    /// <summary>User and system time together, since this process started.</summary>
    /// <exception cref="PlatformNotSupportedException">This is not Linux.</exception>
    public static TimeSpan Read()
    {
        if (!OperatingSystem.IsLinux()) throw new PlatformNotSupportedException("Processor time of child processes is read on Linux only.");
        if (GetUsage(Children, out var usage) != 0) throw new InvalidOperationException("getrusage failed.");
        return usage.User.Time + usage.System.Time;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private struct Usage
    {
        public TimeValue User;
        public TimeValue System;
        private unsafe fixed long _rest[14];
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        private readonly long _seconds;
        private readonly long _microseconds;

        public readonly TimeSpan Time => TimeSpan.FromSeconds(_seconds) + TimeSpan.FromMicroseconds(_microseconds);
    }
}
