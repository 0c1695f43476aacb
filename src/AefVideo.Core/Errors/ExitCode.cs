namespace AefVideo.Core.Errors;

/// <summary>What the <c>aef</c> program tells its caller when it ends. Documented for users in README.md.</summary>
public enum ExitCode
{
    /// <summary>Everything asked for was done.</summary>
    Done = 0,

    /// <summary>A file, a model or the machine did not allow it; nothing stands under the final name.</summary>
    Failed = 1,

    /// <summary>The command line asks for something that cannot be meant.</summary>
    WrongUsage = 2,

    /// <summary>A program, library or device that is needed is missing; <c>aef doctor</c> tells how to get it.</summary>
    EnvironmentIncomplete = 3,

    /// <summary>Some of several clips failed.</summary>
    PartlyDone = 4,

    /// <summary>Stopped by Ctrl-C or SIGTERM; cleaned up.</summary>
    Cancelled = 130,
}
