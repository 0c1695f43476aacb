using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order of their addition, registered when the owner registers its components.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
{
    private readonly List<(string Name, T Module)> _list = [];
    private bool _registered;

    public ModuleDict() : base(nameof(ModuleDict<T>))
    {
    }

    public int Count => _list.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => [.. _list.Select(item => item.Name)];

    public ICollection<T> Values => [.. _list.Select(item => item.Module)];

    public (string, T) this[int index]
    {
        get => _list[index];
        set => _list[index] = value;
    }

    public T this[string key]
    {
        get => TryGetValue(key, out var module) ? module : throw new KeyNotFoundException(key);
        set
        {
            var place = Place(key);
            if (place < 0) _list.Add((key, value));
            else _list[place] = (key, value);
        }
    }

    protected override void RegisterComponents()
    {
        if (_registered) return;
        foreach (var (name, module) in _list) register_module(name, module);
        _registered = true;
    }

    public IEnumerator<(string, T)> items() => _list.GetEnumerator();
    public IEnumerable<string> keys() => Keys;
    public IEnumerable<T> values() => Values;

    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Add(string key, T value) => Insert(_list.Count, (key, value));

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    /// <exception cref="ArgumentException">The name is taken.</exception>
    public void Insert(int index, (string, T) item)
    {
        if (ContainsKey(item.Item1)) throw new ArgumentException($"An item with the same key has already been added. Key: {item.Item1}");
        _list.Insert(index, item);
    }

    public bool Remove((string, T) item) => _list.Remove(item);
    public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));
    public void RemoveAt(int index) => _list.RemoveAt(index);

    public bool Remove(string key)
    {
        var place = Place(key);
        if (place >= 0) _list.RemoveAt(place);
        return place >= 0;
    }

    public void clear() => Clear();
    public void Clear() => _list.Clear();
    public bool ContainsKey(string key) => Place(key) >= 0;
    public bool Contains((string, T) item) => _list.Contains(item);
    public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));
    public int IndexOf((string, T) item) => _list.IndexOf(item);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var place = Place(key);
        value = place < 0 ? default : _list[place].Module;
        return place >= 0;
    }

    public void CopyTo((string, T)[] array, int arrayIndex)
    {
        for (var i = 0; i < _list.Count; i++) array[arrayIndex + i] = _list[i];
    }

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
    {
        for (var i = 0; i < _list.Count; i++) array[arrayIndex + i] = new(_list[i].Name, _list[i].Module);
    }

    public IEnumerator<(string, T)> GetEnumerator() => _list.GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
        _list.Select(item => new KeyValuePair<string, T>(item.Name, item.Module)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Place(string key) => _list.FindIndex(item => item.Name == key);
}
