using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Own parameters first, then those of the children, each once.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, parameter) in _parametersByName)
                    if (!parameter.IsInvalid && seen.Add(parameter)) yield return (name, parameter);
                if (!recurse) yield break;
                foreach (var (child, module) in _modulesByName)
                    foreach (var (name, parameter) in module.named_parameters())
                        if (seen.Add(parameter)) yield return ($"{child}.{name}", parameter);
            }

            /// <summary>Own buffers first, then those of the children, each once.</summary>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
                foreach (var (name, buffer) in _buffersByName)
                    if (!buffer.Tensor.IsInvalid && (include_nonpersistent || buffer.Persistent) && seen.Add(buffer.Tensor)) yield return (name, buffer.Tensor);
                if (!recurse) yield break;
                foreach (var (child, module) in _modulesByName)
                    foreach (var (name, buffer) in module.named_buffers(true, include_nonpersistent))
                        if (seen.Add(buffer)) yield return ($"{child}.{name}", buffer);
            }

            public virtual IEnumerable<(string name, Module module)> named_children() => _modulesByName;

            /// <summary>The children, then what is below each of them.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules() => Below(named_children());

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(named => named.parameter);

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) => named_buffers(recurse, include_nonpersistent).Select(named => named.buffer);

            public virtual IEnumerable<Module> children() => named_children().Select(named => named.module);

            public virtual IEnumerable<Module> modules() => named_modules().Select(named => named.module);

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            /// <summary>A parameter by its dotted path, or null.</summary>
            public virtual Parameter? get_parameter(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                if (_parametersByName.TryGet(target, out var parameter)) return parameter;
                var (child, rest) = Descend(target);
                return child?.get_parameter(rest);
            }

            /// <summary>A buffer by its dotted path, or null.</summary>
            public virtual Tensor? get_buffer(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                if (_buffersByName.TryGet(target, out var buffer)) return buffer.Tensor;
                var (child, rest) = Descend(target);
                return child?.get_buffer(rest);
            }

            protected virtual Parameter[] _parameters(bool recurse = true) => [.. parameters(recurse)];

            private protected static IEnumerable<(string name, Module module)> Below(IEnumerable<(string name, Module module)> children)
            {
                var direct = children.ToList();
                foreach (var child in direct) yield return child;
                foreach (var (child, module) in direct)
                    foreach (var (name, below) in module.named_modules()) yield return ($"{child}.{name}", below);
            }

            private (Module? Child, string Below) Descend(string target)
            {
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                if (dot < 0) return (null, "");
                return (named_children().FirstOrDefault(named => named.name == target[..dot]).module, target[(dot + 1)..]);
            }
        }
    }
}
