using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AefVideo.Core.Errors;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>The values a pickle works on, with the marks between them, and its memo. All of it is taken from the file's budget.</summary>
internal sealed class PickleStack(CheckpointBytes file)
{
    private static readonly object s_unset = new();

    private readonly List<object?> _values = [];
    private readonly List<int> _marks = [];
    private readonly List<object?> _memo = [];

    private int Floor => _marks.Count > 0 ? _marks[^1] : 0;

    public void Push(object? value) => Add(_values, value);

    /// <summary>The last value; an instruction never reaches below the last mark.</summary>
    public object? Pop()
    {
        var value = Peek();
        _values.RemoveAt(_values.Count - 1);
        return value;
    }

    /// <summary>The value below the last <paramref name="above" /> ones.</summary>
    public object? Peek(int above = 0) => _values.Count - above > Floor ? _values[^(above + 1)] : throw Underflow();

    public void Mark() => Add(_marks, _values.Count);

    /// <summary>Removes the last mark.</summary>
    /// <returns>The values above it; to be removed with <see cref="Cut" />.</returns>
    public ReadOnlySpan<object?> Unmark()
    {
        if (_marks.Count == 0) throw Underflow();
        var start = _marks[^1];
        _marks.RemoveAt(_marks.Count - 1);
        return CollectionsMarshal.AsSpan(_values)[start..];
    }

    /// <summary>Removes the last values.</summary>
    public void Cut(int count) => _values.RemoveRange(_values.Count - count, count);

    /// <summary>Removes the last values and makes a tuple of them.</summary>
    public object?[] PopTuple(int count)
    {
        if (count > _values.Count - Floor) throw Underflow();
        file.Budget.Take(24 + count * sizeof(long));
        var tuple = CollectionsMarshal.AsSpan(_values)[^count..].ToArray();
        Cut(count);
        return tuple;
    }

    /// <summary>Keeps the last value under a number.</summary>
    /// <param name="number">From 0; Python counts up, so what lies beyond <paramref name="most" /> is damage.</param>
    /// <param name="most">The largest number to accept.</param>
    public void Remember(long number, long most)
    {
        if (number < 0 || number > most) throw file.Damaged("its memo is not in order");
        while (_memo.Count <= number) Add(_memo, s_unset);
        _memo[(int)number] = Peek();
    }

    /// <summary>Keeps the last value under the next number.</summary>
    public void Remember() => Add(_memo, Peek());

    /// <summary>The value kept under a number.</summary>
    public object? Recall(long number) => number >= 0 && number < _memo.Count && _memo[(int)number] != s_unset
        ? _memo[(int)number]
        : throw file.Damaged("it recalls what it never kept");

    /// <summary>Adds to a list, whose growth is taken from the budget.</summary>
    public void Add<T>(List<T> list, T item)
    {
        if (list.Count == list.Capacity)
        {
            var capacity = Math.Max(4, 2 * list.Capacity);
            file.Budget.Take(32 + (long)capacity * Unsafe.SizeOf<T>());
            list.Capacity = capacity;
        }
        list.Add(item);
    }

    private ModelException Underflow() => file.Damaged("it takes more values than it gave");
}
