using System.Globalization;
using AefVideo.Core.Errors;

namespace AefVideo.Generators.Data;

/// <summary>Reads a text list line by line and says which line is wrong.</summary>
internal sealed class ListReader : IDisposable
{
    private readonly string _path;
    private readonly StreamReader _reader;
    private readonly CancellationToken _cancellation;
    private int _line;

    public ListReader(string path, CancellationToken cancellation)
    {
        _path = path;
        _cancellation = cancellation;
        try
        {
            _reader = new StreamReader(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{path} cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>The next line that is not blank; null at the end.</summary>
    public string? Next()
    {
        _cancellation.ThrowIfCancellationRequested();
        while (_reader.ReadLine() is { } line)
        {
            _line++;
            if (!string.IsNullOrWhiteSpace(line)) return line;
        }
        return null;
    }

    /// <summary>A whole number of the line last read.</summary>
    /// <exception cref="ModelException">It is none, or below zero.</exception>
    public int Number(ReadOnlySpan<char> text, string what) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong($"'{text}' is no {what}");

    /// <summary>0 train, 1 validation, 2 test.</summary>
    /// <exception cref="ModelException">It is something else.</exception>
    public int Partition(ReadOnlySpan<char> text) => text is ['0' or '1' or '2'] ? text[0] - '0' : throw Wrong($"'{text}' is no partition (0 train, 1 validation, 2 test)");

    /// <summary>1 where the picture has the attribute, 0 where it has not (written −1; some copies write 0).</summary>
    /// <exception cref="ModelException">It is something else.</exception>
    public byte Label(ReadOnlySpan<char> text, string attribute) => text switch
    {
        "1" => 1,
        "-1" or "0" => 0,
        _ => throw Wrong($"'{text}' of {attribute} is neither 1 nor -1"),
    };

    /// <summary>The error for the line last read.</summary>
    public ModelException Wrong(string fault) => new($"{_path}, line {Math.Max(_line, 1)}: {fault}.");

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();
}
