using System.Numerics;
using System.Text;
using AefVideo.Core.Errors;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>
/// Reads a pickle of tensors, dictionaries, lists, tuples, strings and numbers, and nothing else: no code is found by name, let alone run.
/// It is a machine with a stack and no recursion, so its time is that of reading the bytes, and its memory is bounded by the file's budget.
/// The instructions are described in Python's <c>pickletools</c>.
/// </summary>
internal sealed class Unpickler
{
    private const int HighestProtocol = 5;
    private const int ObjectBytes = 24;
    private const int DictionaryBytes = 64;
    private const int LongestName = 200;
    private const int LongestNumber = 64;
    private const int MaximumRank = 64;

    private static readonly object s_true = true;
    private static readonly object s_false = false;
    private static readonly object[] s_small = [.. Enumerable.Range(0, byte.MaxValue + 1).Select(number => (object)(long)number)];

    private readonly CheckpointBytes _file;
    private readonly PickleInput _input;
    private readonly Dictionary<string, PickledStorage>? _storages;
    private readonly PickleStack _stack;
    private readonly long _start;

    private Unpickler(CheckpointBytes file, PickleInput input, Dictionary<string, PickledStorage>? storages)
    {
        _file = file;
        _input = input;
        _storages = storages;
        _stack = new PickleStack(file);
        _start = input.Position;
    }

    /// <summary>Reads one pickle; the input stands behind it afterwards.</summary>
    /// <param name="file">Where it is from.</param>
    /// <param name="input">Stands at its first byte.</param>
    /// <param name="storages">Takes the storages that the pickle names; null where none are expected.</param>
    /// <returns><see langword="null" />, <see cref="bool" />, <see cref="long" />, <see cref="BigInteger" />, <see cref="double" />, <see cref="string" />,
    /// <see cref="byte" />[], a tuple as <see cref="object" />[], a list as <see cref="List{T}" />, <see cref="PickledDictionary" />,
    /// <see cref="PickledTensor" />, <see cref="PickledStorage" /> or <see cref="PickleGlobal" />.</returns>
    /// <exception cref="ModelException">It is damaged, or holds anything else.</exception>
    public static object? Read(CheckpointBytes file, PickleInput input, Dictionary<string, PickledStorage>? storages = null) =>
        new Unpickler(file, input, storages).Run();

    private object? Run()
    {
        while (true)
        {
            var code = (PickleOpcode)_input.ReadByte();
            if (code == PickleOpcode.Stop) return _stack.Pop();
            if (!Push(code) && !Collect(code) && !Move(code) && !Make(code))
                throw _file.Damaged($"its pickle has the instruction 0x{(byte)code:x2} at byte {_input.Position - 1}, which no checkpoint of tensors has");
        }
    }

    /// <summary>The instructions that give a value of their own.</summary>
    private bool Push(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.None: _stack.Push(null); return true;
            case PickleOpcode.NewTrue: _stack.Push(s_true); return true;
            case PickleOpcode.NewFalse: _stack.Push(s_false); return true;
            case PickleOpcode.BinInt1: _stack.Push(s_small[_input.ReadByte()]); return true;
            case PickleOpcode.BinInt2: _stack.Push(Boxed((long)_input.ReadUInt16())); return true;
            case PickleOpcode.BinInt: _stack.Push(Boxed((long)_input.ReadInt32())); return true;
            case PickleOpcode.Long1: _stack.Push(Integer(_input.ReadByte())); return true;
            case PickleOpcode.Long4: _stack.Push(Integer(_input.ReadInt32())); return true;
            case PickleOpcode.BinFloat: _stack.Push(Boxed(_input.ReadDoubleBigEndian())); return true;
            case PickleOpcode.BinUnicode: _stack.Push(Characters(Encoding.UTF8, (uint)_input.ReadInt32())); return true;
            case PickleOpcode.ShortBinUnicode: _stack.Push(Characters(Encoding.UTF8, _input.ReadByte())); return true;
            case PickleOpcode.BinUnicode8: _stack.Push(Characters(Encoding.UTF8, _input.ReadInt64())); return true;
            // Strings of Python 2: parameter names, in ASCII.
            case PickleOpcode.BinString: _stack.Push(Characters(Encoding.Latin1, _input.ReadInt32())); return true;
            case PickleOpcode.ShortBinString: _stack.Push(Characters(Encoding.Latin1, _input.ReadByte())); return true;
            case PickleOpcode.BinBytes: _stack.Push(Bytes((uint)_input.ReadInt32())); return true;
            case PickleOpcode.ShortBinBytes: _stack.Push(Bytes(_input.ReadByte())); return true;
            case PickleOpcode.BinBytes8: _stack.Push(Bytes(_input.ReadInt64())); return true;
            case PickleOpcode.EmptyTuple: _stack.Push(Array.Empty<object?>()); return true;
            case PickleOpcode.EmptyList: _stack.Push(NewList()); return true;
            case PickleOpcode.EmptyDict: _stack.Push(NewDictionary()); return true;
            default: return false;
        }
    }

    /// <summary>The instructions that put values into tuples, lists and dictionaries.</summary>
    private bool Collect(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.Tuple1: _stack.Push(_stack.PopTuple(1)); return true;
            case PickleOpcode.Tuple2: _stack.Push(_stack.PopTuple(2)); return true;
            case PickleOpcode.Tuple3: _stack.Push(_stack.PopTuple(3)); return true;
            case PickleOpcode.Tuple: _stack.Push(_stack.PopTuple(_stack.Unmark().Length)); return true;
            case PickleOpcode.List:
                var list = NewList();
                CutInto(list);
                _stack.Push(list);
                return true;
            case PickleOpcode.Dict:
                var dictionary = NewDictionary();
                CutInto(dictionary);
                _stack.Push(dictionary);
                return true;
            case PickleOpcode.Append:
                var item = _stack.Pop();
                _stack.Add(Last<List<object?>>("append to"), item);
                return true;
            case PickleOpcode.Appends: CutInto(null as List<object?>); return true;
            case PickleOpcode.SetItem:
                var value = _stack.Pop();
                var key = _stack.Pop();
                _stack.Add(Last<PickledDictionary>("set an entry of").Entries, new(key, value));
                return true;
            case PickleOpcode.SetItems: CutInto(null as PickledDictionary); return true;
            default: return false;
        }
    }

    /// <summary>The instructions that only move values about.</summary>
    private bool Move(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.Proto:
                if (_input.ReadByte() > HighestProtocol) throw _file.Damaged("its pickle protocol is unknown");
                return true;
            case PickleOpcode.Frame:
                if (_input.ReadInt64() is var frame && (frame < 0 || frame > _input.Left)) throw _file.Damaged("a frame of its pickle reaches beyond the end");
                return true;
            case PickleOpcode.Mark: _stack.Mark(); return true;
            case PickleOpcode.Pop: _stack.Pop(); return true;
            case PickleOpcode.PopMark: _stack.Cut(_stack.Unmark().Length); return true;
            case PickleOpcode.Dup: _stack.Push(_stack.Peek()); return true;
            case PickleOpcode.BinPut: _stack.Remember(_input.ReadByte(), byte.MaxValue); return true;
            case PickleOpcode.LongBinPut: _stack.Remember((uint)_input.ReadInt32(), _input.Position - _start); return true;
            case PickleOpcode.Memoize: _stack.Remember(); return true;
            case PickleOpcode.BinGet: _stack.Push(_stack.Recall(_input.ReadByte())); return true;
            case PickleOpcode.LongBinGet: _stack.Push(_stack.Recall((uint)_input.ReadInt32())); return true;
            default: return false;
        }
    }

    /// <summary>The instructions that name and build Python objects.</summary>
    private bool Make(PickleOpcode code)
    {
        switch (code)
        {
            case PickleOpcode.Global:
                var module = Encoding.UTF8.GetString(_input.ReadLine(LongestName));
                _stack.Push(Global(module, Encoding.UTF8.GetString(_input.ReadLine(LongestName))));
                return true;
            case PickleOpcode.StackGlobal:
                var name = _stack.Pop();
                _stack.Push(Global(_stack.Pop(), name));
                return true;
            case PickleOpcode.Reduce:
            case PickleOpcode.NewObj:
                var arguments = _stack.Pop();
                _stack.Push(Call(_stack.Pop(), arguments));
                return true;
            case PickleOpcode.Build:
                // The attributes of an OrderedDict: PyTorch's version numbers.
                if (_stack.Pop() is not PickledDictionary) throw _file.Damaged("it sets attributes that are no dictionary");
                Last<PickledDictionary>("set attributes of");
                return true;
            case PickleOpcode.BinPersId: _stack.Push(Storage(_stack.Pop())); return true;
            default: return false;
        }
    }

    private PickleGlobal Global(object? module, object? name)
    {
        if (module is not string { Length: <= LongestName } space || name is not string { Length: <= LongestName } text)
            throw _file.Damaged("it names a Python object by something that is no name");
        var full = $"{space}.{text}";
        _file.Budget.Take(3 * (ObjectBytes + sizeof(char) * full.Length));
        return PickleGlobal.Find(full)
            ?? throw new ModelException($"{_file.Name} asks for the Python object `{Text.Shorten(full)}`; only tensors, dictionaries and numbers are read from a checkpoint.");
    }

    private object? Call(object? callable, object? arguments)
    {
        if (callable is PickleGlobal called && arguments is object?[] given)
        {
            if (called == PickleGlobal.OrderedDictionary) return OrderedDictionary(given);
            if (called == PickleGlobal.RebuildTensor) return RebuildTensor(given);
            if (called == PickleGlobal.RebuildParameter && given is [PickledTensor tensor, _, _]) return tensor;
            if (called == PickleGlobal.Size && given is [object?[] extents]) return extents;
        }
        throw _file.Damaged("it calls something that cannot be called, or not so");
    }

    private PickledDictionary OrderedDictionary(object?[] arguments)
    {
        var dictionary = NewDictionary();
        if (arguments is []) return dictionary;
        if (arguments is not [List<object?> pairs]) throw _file.Damaged("an OrderedDict is made of something that is no list");
        foreach (var pair in pairs)
        {
            switch (pair)
            {
                case object?[] { Length: 2 } tuple: _stack.Add(dictionary.Entries, new(tuple[0], tuple[1])); break;
                case List<object?> { Count: 2 } list: _stack.Add(dictionary.Entries, new(list[0], list[1])); break;
                default: throw _file.Damaged("an OrderedDict is made of something that is no pair");
            }
        }
        return dictionary;
    }

    private PickledTensor RebuildTensor(object?[] arguments)
    {
        // Storage, offset, shape, strides; then what a gradient needs, and in later versions metadata.
        if (arguments.Length is 6 or 7
            && arguments is [PickledStorage storage, long offset, object?[] shape, object?[] strides, ..]
            && shape.Length == strides.Length
            && shape.Length <= MaximumRank)
        {
            _file.Budget.Take(3 * ObjectBytes + 2 * ObjectBytes + 2 * sizeof(long) * shape.Length);
            return new PickledTensor(storage, offset, Integers(shape), Integers(strides));
        }
        throw _file.Damaged("a tensor is not described as PyTorch describes it");
    }

    private PickledStorage Storage(object? id)
    {
        if (_storages is null) throw _file.Damaged("it refers to numbers before there are any");
        if (id is not object?[] { Length: 5 or 6 } parts
            || parts is not ["storage", PickleGlobal { StorageType: { } type }, string { Length: <= LongestName } key, _, long count, ..]
            || count < 0)
        {
            throw _file.Damaged("it refers to numbers otherwise than PyTorch does");
        }
        if (parts.Length == 6 && parts[5] is not null)
            throw new ModelException($"{_file.Name} has views of storages, as only very old versions of PyTorch wrote them; load and save it with a newer one.");

        if (_storages.TryGetValue(key, out var known))
        {
            if (known.Type != type || known.Count != count) throw _file.Damaged($"it describes the numbers “{Text.Shorten(key)}” in two ways");
            return known;
        }
        // The object, its entry, and what the dictionary gave up when it grew.
        _file.Budget.Take(48 + 96);
        var storage = new PickledStorage(key, type, count);
        _storages.Add(key, storage);
        return storage;
    }

    private long[] Integers(object?[] tuple)
    {
        var integers = new long[tuple.Length];
        for (var i = 0; i < tuple.Length; i++) integers[i] = tuple[i] is long integer ? integer : throw _file.Damaged("a tensor's shape is not of whole numbers");
        return integers;
    }

    private object Boxed<T>(T value) where T : struct
    {
        _file.Budget.Take(ObjectBytes);
        return value;
    }

    private object Integer(long count)
    {
        // Longer numbers are none that PyTorch writes.
        if (count is < 0 or > LongestNumber) throw _file.Damaged($"it has a whole number of {count} bytes");
        _file.Budget.Take(2 * ObjectBytes + count);
        var number = new BigInteger(_input.Read(count));
        return number >= long.MinValue && number <= long.MaxValue ? Boxed((long)number) : Boxed(number);
    }

    private string Characters(Encoding encoding, long count)
    {
        var bytes = _input.Read(count);
        _file.Budget.Take(ObjectBytes + sizeof(char) * count);
        return encoding.GetString(bytes);
    }

    private byte[] Bytes(long count)
    {
        var bytes = _input.Read(count);
        _file.Budget.Take(ObjectBytes + count);
        return bytes.ToArray();
    }

    private List<object?> NewList()
    {
        _file.Budget.Take(2 * ObjectBytes);
        return [];
    }

    private PickledDictionary NewDictionary()
    {
        _file.Budget.Take(DictionaryBytes);
        return new PickledDictionary();
    }

    /// <summary>Moves the values above the last mark to a list: the one given, or the one below the mark.</summary>
    private void CutInto(List<object?>? list)
    {
        var values = _stack.Unmark();
        list ??= Below<List<object?>>(values.Length, "append to");
        foreach (var value in values) _stack.Add(list, value);
        _stack.Cut(values.Length);
    }

    /// <summary>Moves the pairs above the last mark to a dictionary: the one given, or the one below the mark.</summary>
    private void CutInto(PickledDictionary? dictionary)
    {
        var values = _stack.Unmark();
        if (values.Length % 2 != 0) throw _file.Damaged("a key in it has no value");
        dictionary ??= Below<PickledDictionary>(values.Length, "set entries of");
        for (var i = 0; i < values.Length; i += 2) _stack.Add(dictionary.Entries, new(values[i], values[i + 1]));
        _stack.Cut(values.Length);
    }

    private T Last<T>(string what) where T : class => Below<T>(0, what);

    private T Below<T>(int count, string what) where T : class =>
        _stack.Peek(count) as T ?? throw _file.Damaged($"it wants to {what} something of another kind");
}
