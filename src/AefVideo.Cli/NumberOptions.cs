using System.CommandLine;
using AefVideo.Core.Errors;
using static TorchSharp.torch;

namespace AefVideo.Cli;

/// <summary>Checks of numbers that several commands take, each with one sentence for what is wrong.</summary>
internal static class NumberOptions
{
    private const int MostThreads = 1024;

    /// <summary>A picture's height and width that the networks, which halve it up to five times, can take.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static int ImageSize(int size) => size is >= 32 and <= 1024 && size % 32 == 0
        ? size
        : throw new UsageException($"--size is {size}; it must be a multiple of 32 between 32 and 1024.");

    /// <summary>Computes on so many cores from now on; on all where none are given.</summary>
    /// <exception cref="UsageException">It is no number of cores.</exception>
    public static void UseThreads(int? threads)
    {
        if (threads is not { } count) return;
        if (count is < 1 or > MostThreads) throw new UsageException($"--threads is {count}; it must lie between 1 and {MostThreads}.");
        set_num_threads(count);
    }

    /// <summary>A value within bounds.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public static T Within<T>(string name, T value, T least, T most)
        where T : IComparable<T> =>
        value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0 ? value : throw new UsageException(FormattableString.Invariant($"{name} is {value}; it must lie between {least} and {most}."));

    /// <summary>An option's value within bounds, or null where it is not given.</summary>
    /// <exception cref="UsageException">It is not within.</exception>
    public static T? Within<T>(ParseResult parsed, Option<T?> option, T least, T most)
        where T : struct, IComparable<T> =>
        parsed.GetValue(option) is { } value ? Within(option.Name, value, least, most) : null;
}
