using AefVideo.Evaluation.Benchmarks;

namespace AefVideo.Live.Benchmarks;

/// <summary>What one contender did.</summary>
/// <param name="Name">Of the contender.</param>
/// <param name="FramesPerSecond">Frames that went out, a second.</param>
/// <param name="LatencyP50Ms">Added latency that half of the frames do not exceed, in milliseconds.</param>
/// <param name="LatencyP95Ms">95 % of them.</param>
/// <param name="LatencyP99Ms">99 % of them.</param>
/// <param name="ProcessorMsPerFrame">Processor time of all processes for one frame, encoder and start included, in milliseconds.</param>
/// <param name="ProcessorShare">Cores that were busy.</param>
/// <param name="Dropped">Frames of the camera that did not go out.</param>
/// <param name="RefinementSteps">Steps of the refinement that were taken beside it; null where nothing was to be refined.</param>
public sealed record LiveContender(
    string Name, Sample FramesPerSecond, Sample LatencyP50Ms, Sample LatencyP95Ms, Sample LatencyP99Ms, Sample ProcessorMsPerFrame, Sample ProcessorShare, Sample Dropped, Sample? RefinementSteps);
