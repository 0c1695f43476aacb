namespace AefVideo.Preview.Interface;

/// <summary>The numbers beside the pictures, as texts that are written anew a few times a second: faster, nobody could read them.</summary>
internal sealed class NumbersText
{
    private const int MostRows = 32;

    private readonly TextLine[] _values = [.. Enumerable.Range(0, MostRows).Select(_ => new TextLine())];
    private readonly string[] _names = new string[MostRows];
    private readonly Tint[] _tints = new Tint[MostRows];

    /// <summary>Rows in it.</summary>
    public int Count { get; private set; }

    /// <summary>Begins anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a heading.</summary>
    public void Heading(string name)
    {
        Row(name, Theme.Quiet).Write($"");
        _tints[Count - 1] = default;
    }

    /// <summary>Adds a row, whose value the caller writes.</summary>
    public TextLine Row(string name, Tint tint)
    {
        var row = Count < MostRows ? Count++ : MostRows - 1;
        _names[row] = name;
        _tints[row] = tint;
        return _values[row];
    }

    /// <summary>Name of a row.</summary>
    public string Name(int row) => _names[row];

    /// <summary>Value of a row.</summary>
    public ReadOnlySpan<char> Value(int row) => _values[row].Span;

    /// <summary>Colour of a value.</summary>
    public Tint Colour(int row) => _tints[row];

    /// <summary>Whether a row is a heading.</summary>
    public bool IsHeading(int row) => _tints[row] == default;
}
