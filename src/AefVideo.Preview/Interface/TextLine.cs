using System.Globalization;
using System.Runtime.CompilerServices;

namespace AefVideo.Preview.Interface;

/// <summary>A line of text that is written anew in place: nothing is allocated.</summary>
internal sealed class TextLine
{
    private const int Longest = 240;

    private readonly char[] _letters = new char[Longest];
    private int _length;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<char> Span => _letters.AsSpan(0, _length);

    /// <summary>Writes, with numbers as English has them; what is too long is cut.</summary>
    public ReadOnlySpan<char> Write([InterpolatedStringHandlerArgument("")] scoped ref LineHandler text)
    {
        _length = text.Length;
        return Span;
    }

    /// <summary>Takes the parts of an interpolated string straight into the line.</summary>
    [InterpolatedStringHandler]
    internal ref struct LineHandler
    {
        private readonly Span<char> _letters;

        public LineHandler(int literalLength, int formattedCount, TextLine line)
        {
            _letters = line._letters;
            Length = 0;
        }

        public int Length { get; private set; }

        public void AppendLiteral(string value) => AppendFormatted(value.AsSpan());

        public void AppendFormatted(string? value) => AppendFormatted(value.AsSpan());

        public void AppendFormatted(ReadOnlySpan<char> value)
        {
            value = value[..Math.Min(value.Length, _letters.Length - Length)];
            value.CopyTo(_letters[Length..]);
            Length += value.Length;
        }

        public void AppendFormatted<T>(T value, string? format = null)
            where T : ISpanFormattable
        {
            if (value.TryFormat(_letters[Length..], out var written, format, CultureInfo.InvariantCulture)) Length += written;
        }
    }
}
