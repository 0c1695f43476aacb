using AefVideo.Pipeline;
using AefVideo.Pipeline.Stages;

namespace AefVideo.Live.Tests.Stand;

/// <summary>A stage made of a lambda, which is told how many frames came before.</summary>
internal sealed class TestStage(string name, Action<int, Frame> work) : IFrameStage
{
    private int _count;

    public string Name => name;

    public int Parallelism => 1;

    public void Process(Frame frame) => work(_count++, frame);

    /// <summary>Sees that there is nobody.</summary>
    public static TestStage Tracking() => new("track", (_, _) => { });

    /// <summary>Protects every frame.</summary>
    public static TestStage Protecting() => new("protect", (_, frame) => Marks.Protect(frame.Picture));
}
