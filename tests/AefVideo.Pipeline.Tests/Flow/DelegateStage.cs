using AefVideo.Pipeline.Stages;

namespace AefVideo.Pipeline.Tests.Flow;

/// <summary>A stage made of a lambda.</summary>
internal sealed class DelegateStage(string name, int parallelism, Action<Frame> work) : IFrameStage
{
    public string Name => name;

    public int Parallelism => parallelism;

    public void Process(Frame frame) => work(frame);
}
