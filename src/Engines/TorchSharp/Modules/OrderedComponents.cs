using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Modules;

/// <summary>A module's components by name, in the order of their registration.</summary>
internal sealed class OrderedComponents<T> : IEnumerable<(string Name, T Value)>
{
    private readonly List<(string Name, T Value)> _order = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    internal bool Contains(string name) => _places.ContainsKey(name);

    internal bool TryGet(string name, [MaybeNullWhen(false)] out T value)
    {
        var found = _places.TryGetValue(name, out var place);
        value = found ? _order[place].Value : default;
        return found;
    }

    internal bool TryAdd(string name, T value)
    {
        if (!_places.TryAdd(name, _order.Count)) return false;
        _order.Add((name, value));
        return true;
    }

    internal void Set(string name, T value)
    {
        if (_places.TryGetValue(name, out var place)) _order[place] = (name, value);
        else TryAdd(name, value);
    }

    internal void Remove(string name)
    {
        if (!_places.Remove(name, out var place)) return;
        _order.RemoveAt(place);
        for (; place < _order.Count; place++) _places[_order[place].Name] = place;
    }

    internal void Clear()
    {
        _order.Clear();
        _places.Clear();
    }

    public List<(string Name, T Value)>.Enumerator GetEnumerator() => _order.GetEnumerator();

    IEnumerator<(string Name, T Value)> IEnumerable<(string Name, T Value)>.GetEnumerator() => _order.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _order.GetEnumerator();
}
