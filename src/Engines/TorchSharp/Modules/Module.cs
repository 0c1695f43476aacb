using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network: parameters, buffers and further modules by name.</summary>
        public partial class Module : IDisposable
        {
            private readonly OrderedComponents<Parameter> _parametersByName = new();
            private readonly OrderedComponents<(Tensor Tensor, bool Persistent)> _buffersByName = new();
            private readonly OrderedComponents<Module> _modulesByName = new();
            private readonly string _name;
            private bool _componentsRegistered;
            private bool _training = true;

            protected Module(string name) => _name = name;

            ~Module() => Dispose(false);

            public virtual bool training => _training;

            public virtual string GetName() => _name;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var (_, buffer) in _buffersByName) buffer.Tensor.DetachFromDisposeScope().Dispose();
                foreach (var (_, parameter) in _parametersByName) parameter.DetachFromDisposeScope().Dispose();
                foreach (var (_, module) in _modulesByName) module.Dispose();
            }

            /// <summary>Registers every field of this class and its bases that holds a module, a parameter or another tensor (a buffer),
            /// under the field's name. Call it at the end of the constructor.</summary>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered) return;
                foreach (var field in Fields(GetType()))
                {
                    var name = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
                    if (_modulesByName.Contains(name) || _parametersByName.Contains(name) || _buffersByName.Contains(name)) continue;
                    switch (field.GetValue(this))
                    {
                        case Module module:
                            register_module(name, module);
                            break;
                        case Parameter parameter:
                            register_parameter(name, parameter);
                            break;
                        case Tensor tensor:
                            register_buffer(name, tensor);
                            break;
                    }
                }
                _componentsRegistered = true;
            }

            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid) throw new ArgumentNullException(nameof(tensor), "A null tensor cannot be registered as a buffer.");
                if (!_buffersByName.TryAdd(name, (tensor, persistent))) throw new InvalidOperationException($"Tensor {name} is already registered.");
            }

            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                if (param is null || param.IsInvalid) throw new ArgumentNullException(nameof(param), "A null tensor cannot be registered as a parameter.");
                if (!_parametersByName.TryAdd(name, param)) throw new InvalidOperationException($"Parameter {name} is already registered.");
            }

            /// <exception cref="ArgumentException">The name is empty or holds a point.</exception>
            /// <exception cref="InvalidOperationException">The name is taken.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _modulesByName.Remove(name);
                    return;
                }
                if (name.Contains('.', StringComparison.Ordinal)) throw new ArgumentException($"module name can't contain \".\", got: {name}");
                if (string.IsNullOrEmpty(name)) throw new ArgumentException("module name can't be empty string \"\"");
                submodule.RegisterComponents();
                if (!_modulesByName.TryAdd(name, submodule)) throw new InvalidOperationException($"Sub-module {name} is already registered.");
            }

            public void add_module(string name, Module module) => register_module(name, module);

            protected void ConditionallyRegisterParameter(string name, Tensor value) => ConditionallyRegisterParameter(name, value as Parameter);

            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null) _parametersByName.Remove(name);
                else _parametersByName.Set(name, value);
            }

            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null) _buffersByName.Remove(name);
                else _buffersByName.Set(name, (value, persistent));
            }

            protected void ClearModules() => _modulesByName.Clear();

            protected static (Device device, ScalarType dtype) GetDefaultDeviceAndType(Device? device = null, ScalarType? dtype = null) =>
                (device ?? get_default_device(), dtype ?? get_default_dtype());

            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, module) in _modulesByName) module.apply(fn);
                fn(this);
                return this;
            }

            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, module) in named_children()) module.train(train);
            }

            public virtual void eval() => train(false);

            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var (_, parameter) in named_parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }
                    using var silent = no_grad();
                    using var gradient = parameter.grad;
                    gradient?.zero_();
                }
            }

            /// <summary>Puts a parameter into its field, out of any scope, in the place of the former one, which is disposed.</summary>
            private protected void Hold(ref Parameter? field, Parameter? value, string name)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = value;
                value?.DetachFromDisposeScope();
                ConditionallyRegisterParameter(name, value);
            }

            /// <summary>Puts a buffer into its field, as <see cref="Hold(ref Parameter, Parameter, string)"/> does with parameters.</summary>
            private protected void HoldBuffer(ref Tensor? field, Tensor? value, string name)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = value;
                value?.DetachFromDisposeScope();
                ConditionallyRegisterBuffer(name, value);
            }

            private static IEnumerable<FieldInfo> Fields(Type type)
            {
                var seen = new HashSet<string>(StringComparer.Ordinal);
                for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
                    foreach (var field in current.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                        if (seen.Add(field.Name)) yield return field;
            }
        }
    }
}
