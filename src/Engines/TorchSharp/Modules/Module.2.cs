namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public interface IModule<T1, T2, TResult>
        {
            TResult call(T1 input1, T2 input2);
        }

        /// <summary>A module of two inputs.</summary>
        public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Runs the hooks and forward.</summary>
            public TResult call(T1 input1, T2 input2)
            {
                foreach (var hook in ModulePreHooks) hook(this);
                foreach (var hook in PreHooks)
                {
                    var modified = hook(this, input1, input2);
                    if (modified is not null) (input1, input2) = modified.Value;
                }
                var result = forward(input1, input2);
                foreach (var hook in PostHooks)
                {
                    var modified = hook(this, input1, input2, result);
                    if (modified is not null) result = modified;
                }
                foreach (var hook in ModulePostHooks) hook(this);
                return result;
            }
        }
    }
}
