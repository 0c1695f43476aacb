using TorchSharp.Native;

namespace TorchSharp;

/// <summary>Sets whether operations are recorded on this thread, and restores the former state.</summary>
internal sealed class GradMode : IDisposable
{
    private readonly bool _former;

    internal GradMode(bool enabled)
    {
        _former = IsEnabled;
        Shim.aef_torch_set_grad_enabled(enabled ? 1 : 0);
    }

    internal static bool IsEnabled => Shim.aef_torch_grad_enabled() != 0;

    public void Dispose() => Shim.aef_torch_set_grad_enabled(_former ? 1 : 0);
}
