using AefVideo.Core.Errors;

namespace AefVideo.Generators.Checkpoints;

/// <summary>How much memory a file may make its reader take: four times its size and a little. A damaged or hostile file reaches the limit and is refused.</summary>
internal sealed class AllocationBudget(string file, long fileBytes)
{
    /// <summary>What any file may take, so that small ones have room for their names and numbers, and for the buffers they are read through.</summary>
    public const long Allowance = 1024 * 1024;

    private const int Multiple = 4;

    private long _left = checked(fileBytes * Multiple) + Allowance;

    /// <summary>Bytes taken so far outside the managed heap.</summary>
    public long NativeBytes { get; private set; }

    /// <summary>Asks for bytes of the managed heap before they are allocated.</summary>
    /// <exception cref="ModelException">They are more than the file may ask for.</exception>
    public void Take(long bytes)
    {
        if (bytes < 0 || bytes > _left)
            throw new ModelException($"{file} is damaged: it asks for more memory than {Multiple} times its {fileBytes} bytes.");
        _left -= bytes;
    }

    /// <summary>Asks for bytes of native memory before they are allocated.</summary>
    /// <inheritdoc cref="Take" />
    public void TakeNative(long bytes)
    {
        Take(bytes);
        NativeBytes += bytes;
    }
}
