namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose calls can be watched and changed.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            private readonly List<HookRemover> _removers = [];

            protected HookableModule(string name) : base(name)
            {
            }

            private protected TPreHook[] PreHooks { get; private set; } = [];
            private protected TPostHook[] PostHooks { get; private set; } = [];
            private protected Action<Module>[] ModulePreHooks { get; private set; } = [];
            private protected Action<Module>[] ModulePostHooks { get; private set; } = [];

            /// <summary>Called after forward with input and result; a result of its own, where not null, replaces the module's.</summary>
            public HookRemover register_forward_hook(TPostHook hook) => Register(new HookRemover(this) { PostHook = hook });

            /// <summary>Called before forward with the input; a result, where not null, replaces the input.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(new HookRemover(this) { PreHook = hook });

            public HookRemover register_forward_hook(Action<Module> hook) => Register(new HookRemover(this) { ModulePostHook = hook });

            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(new HookRemover(this) { ModulePreHook = hook });

            private HookRemover Register(HookRemover hook)
            {
                _removers.Add(hook);
                Update();
                return hook;
            }

            // The lists are replaced, not changed, so that a hook may remove itself while it runs.
            private void Update()
            {
                PreHooks = [.. _removers.Where(hook => hook.PreHook is not null).Select(hook => hook.PreHook!)];
                PostHooks = [.. _removers.Where(hook => hook.PostHook is not null).Select(hook => hook.PostHook!)];
                ModulePreHooks = [.. _removers.Where(hook => hook.ModulePreHook is not null).Select(hook => hook.ModulePreHook!)];
                ModulePostHooks = [.. _removers.Where(hook => hook.ModulePostHook is not null).Select(hook => hook.ModulePostHook!)];
            }

            /// <summary>Takes a hook away again.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;

                internal HookRemover(HookableModule<TPreHook, TPostHook> module) => _module = module;

                internal TPreHook? PreHook { get; init; }
                internal TPostHook? PostHook { get; init; }
                internal Action<Module>? ModulePreHook { get; init; }
                internal Action<Module>? ModulePostHook { get; init; }

                public void remove()
                {
                    _module._removers.Remove(this);
                    _module.Update();
                }
            }
        }
    }
}
