using System.Globalization;
using System.Runtime.InteropServices;

namespace AefVideo.Core.Threads;

/// <summary>
/// Work of which only the end is waited for. A thread that wakes then lets the one that runs go on, instead of taking its processor at once (SCHED_BATCH, sched(7)):
/// the threads of a pipeline wake each other for every frame, and fewer changes leave more of the processor's caches to them. Programs that wait for somebody go first.
/// </summary>
public static partial class BatchScheduling
{
    private const int Usual = 0;
    private const int Batch = 3;

    /// <summary>
    /// Has all threads of this process scheduled so, and the programs that they start from now on. To be called first: a thread that .NET had started before still
    /// starts threads as it was started itself. What the user has chosen for the process stays.
    /// </summary>
    /// <returns>False where nothing was changed: off Linux, or where the system or the user has it otherwise.</returns>
    public static bool Enter()
    {
        if (!OperatingSystem.IsLinux()) return false;
        var isChanged = false;
        // Again until there is none: one that was not changed yet may have started another.
        while (ChangeAll()) isChanged = true;
        return isChanged;
    }

    private static bool ChangeAll()
    {
        var isChanged = false;
        foreach (var folder in Directory.EnumerateDirectories("/proc/self/task"))
        {
            var thread = int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
            if (Policy(thread) == Usual) isChanged |= SetPolicy(thread, Batch, 0) == 0;
        }
        return isChanged;
    }

    [LibraryImport("libc", EntryPoint = "sched_getscheduler")]
    private static partial int Policy(int thread);

    // The parameter is a structure of one number, the priority, which is 0 for all but real-time threads.
    [LibraryImport("libc", EntryPoint = "sched_setscheduler")]
    private static partial int SetPolicy(int thread, int policy, in int priority);
}
