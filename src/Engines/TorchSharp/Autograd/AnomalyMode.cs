using TorchSharp.Native;

namespace TorchSharp;

/// <summary>Checks of the backward pass (NaN, the forward operation at fault) until disposed.</summary>
public class AnomalyMode : IDisposable
{
    private readonly bool _formerlyEnabled = IsEnabled;
    private readonly bool _formerlyChecking = ShouldCheckNaN;

    public AnomalyMode(bool enabled, bool check_nan = true) => Shim.aef_torch_set_anomaly(enabled ? 1 : 0, check_nan ? 1 : 0);

    public static bool IsEnabled => Shim.aef_torch_anomaly_enabled() != 0;

    public static bool ShouldCheckNaN => Shim.aef_torch_anomaly_checks_nan() != 0;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) Shim.aef_torch_set_anomaly(_formerlyEnabled ? 1 : 0, _formerlyChecking ? 1 : 0);
    }
}
