namespace TorchSharp;

public static partial class torch
{
    /// <summary>Operations are not recorded until the result is disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    /// <summary>As <see cref="no_grad"/>, and results can never take part in recorded operations.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_grad_enabled() => GradMode.IsEnabled;

    public static bool is_inference_mode_enabled() => InferenceMode.IsEnabled;
}
