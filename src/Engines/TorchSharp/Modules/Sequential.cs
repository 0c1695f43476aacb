using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other. Every intermediate result is disposed, so a module must return a fresh handle.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string Name, nn.IModule<Tensor, Tensor> Module)> _steps = [];

    internal Sequential() : base(nameof(Sequential))
    {
    }

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules) append(name, module);
    }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
    {
        foreach (var module in modules) append(module);
    }

    public int Count => _steps.Count;

    [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index].Module;

    [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? _steps.Count);

    [System.Runtime.CompilerServices.IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(_steps.Count), index.End.GetOffset(_steps.Count));

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        _steps.Add((name, module));
        return this;
    }

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append($"{_steps.Count}", module);

    public override Tensor forward(Tensor tensor)
    {
        if (_steps.Count == 0) return tensor.alias();
        var result = _steps[0].Module.call(tensor);
        for (var i = 1; i < _steps.Count; i++)
        {
            var next = _steps[i].Module.call(result);
            result.Dispose();
            result = next;
        }
        return result;
    }

    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
    {
        if (!recurse) yield break;
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var (child, module) in named_children())
            foreach (var (name, parameter) in module.named_parameters())
                if (seen.Add(parameter)) yield return ($"{child}.{name}", parameter);
    }

    public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true)
    {
        if (!recurse) yield break;
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        foreach (var (child, module) in named_children())
            foreach (var (name, buffer) in module.named_buffers(true, include_persistent))
                if (seen.Add(buffer)) yield return ($"{child}.{name}", buffer);
    }

    public override IEnumerable<(string name, nn.Module module)> named_children() => _steps.Select(step => (step.Name, (nn.Module)step.Module));

    public override IEnumerable<(string name, nn.Module module)> named_modules() => Below(named_children());

    public override nn.Module apply(Action<nn.Module> fn)
    {
        foreach (var (_, module) in named_children()) module.apply(fn);
        fn(this);
        return this;
    }

    public override void train(bool on = true) => base.train(on);

    public override void eval()
    {
        base.train(false);
        foreach (var (_, module) in named_children()) module.eval();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var (_, module) in named_children()) module.Dispose();
        base.Dispose(disposing);
    }

    private Sequential Slice(int start, int end)
    {
        if (start < 0 || start > _steps.Count) throw new IndexOutOfRangeException($"{start} is not a valid index.");
        if (end < 0 || end > _steps.Count) throw new IndexOutOfRangeException($"{end} is not a valid index.");
        var part = new Sequential();
        for (var i = start; i < end; i++) part.append(_steps[i].Name, _steps[i].Module);
        return part;
    }
}
