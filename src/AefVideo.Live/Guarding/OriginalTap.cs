using AefVideo.Core.Imaging;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Stages;

namespace AefVideo.Live.Guarding;

/// <summary>Shows the picture as it was captured to whoever looks: stands before protecting, changes nothing.</summary>
/// <param name="offer">Takes the picture, or a copy of it; never waits.</param>
internal sealed class OriginalTap(Action<Picture> offer) : IFrameStage
{
    /// <inheritdoc />
    public string Name => "original";

    /// <inheritdoc />
    public int Parallelism => 1;

    /// <inheritdoc />
    public void Process(Frame frame) => offer(frame.Picture);
}
