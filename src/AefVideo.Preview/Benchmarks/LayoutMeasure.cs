namespace AefVideo.Preview.Benchmarks;

/// <summary>What a layout costs.</summary>
/// <param name="Layout">Which.</param>
/// <param name="FramesPerSecond">Frames drawn to the last pixel a second, waiting for the decoder not counted.</param>
/// <param name="UploadCpu">Milliseconds of the render thread's own processor time in which a new frame is sent and the perturbation composed, median.</param>
/// <param name="DrawCpu">The same for giving the draw calls, median.</param>
/// <param name="IssueCpu">Both, median.</param>
/// <param name="IssueCpuP95">Both, the 95th percentile.</param>
/// <param name="Rasterisation">Milliseconds until the driver has finished what it was given, median.</param>
public sealed record LayoutMeasure(string Layout, double FramesPerSecond, double UploadCpu, double DrawCpu, double IssueCpu, double IssueCpuP95, double Rasterisation);
