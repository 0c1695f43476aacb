using TorchSharp.Native;

namespace TorchSharp;

/// <summary>libtorch's inference mode on this thread until disposed.</summary>
internal sealed class InferenceMode : IDisposable
{
    private nint _guard;

    internal InferenceMode(bool enabled) => Shim.Check(Shim.aef_torch_enter_inference(enabled ? 1 : 0, out _guard));

    internal static bool IsEnabled => Shim.aef_torch_inference_enabled() != 0;

    // No finaliser: the guard must be left on the thread that entered it.
    public void Dispose()
    {
        Shim.aef_torch_leave_inference(_guard);
        _guard = 0;
    }
}
