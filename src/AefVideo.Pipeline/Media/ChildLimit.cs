using System.Globalization;
using System.Runtime.InteropServices;

namespace AefVideo.Pipeline.Media;

/// <summary>Bounds the address space of the programs that this process has started: prlimit(2), which other systems than Linux lack.</summary>
internal static partial class ChildLimit
{
    private const int AddressSpace = 9;

    /// <summary>Bounds one program. One that has ended meanwhile is no error.</summary>
    public static void Apply(int process, long bytes)
    {
        if (bytes <= 0 || !OperatingSystem.IsLinux()) return;
        var limit = new Limit { Soft = (ulong)bytes, Hard = (ulong)bytes };
        _ = SetLimit(process, AddressSpace, in limit, 0);
    }

    /// <summary>Bounds every program that this process has started and that still runs: FFMpegCore does not tell which its own are.</summary>
    public static void ApplyToChildren(long bytes)
    {
        if (bytes <= 0 || !OperatingSystem.IsLinux()) return;
        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            string children;
            try
            {
                children = File.ReadAllText(Path.Combine(thread, "children"));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue; // The thread has ended, or this kernel does not tell.
            }
            foreach (var child in children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                if (int.TryParse(child, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) Apply(id, bytes);
        }
    }

    [LibraryImport("libc", EntryPoint = "prlimit")]
    private static partial int SetLimit(int process, int resource, in Limit limit, nint old);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
