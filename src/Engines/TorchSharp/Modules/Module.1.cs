namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public interface IModule<T, TResult>
        {
            TResult call(T input1);
        }

        /// <summary>A module of one input.</summary>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T input);

            /// <summary>Runs the hooks and forward.</summary>
            public TResult call(T input)
            {
                foreach (var hook in ModulePreHooks) hook(this);
                foreach (var hook in PreHooks)
                {
                    var modified = hook(this, input);
                    if (modified is not null) input = modified;
                }
                var result = forward(input);
                foreach (var hook in PostHooks)
                {
                    var modified = hook(this, input, result);
                    if (modified is not null) result = modified;
                }
                foreach (var hook in ModulePostHooks) hook(this);
                return result;
            }
        }
    }
}
