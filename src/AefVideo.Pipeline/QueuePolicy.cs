namespace AefVideo.Pipeline;

/// <summary>What happens when a part is slower than the one before it.</summary>
public enum QueuePolicy
{
    /// <summary>The faster part waits: files, where no frame may be lost.</summary>
    Wait,

    /// <summary>The oldest waiting frame is let go and counted: live pictures, where the latest frame wins.</summary>
    DropOldest,
}
