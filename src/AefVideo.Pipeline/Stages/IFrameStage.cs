namespace AefVideo.Pipeline.Stages;

/// <summary>Work on one frame at a time, in place.</summary>
public interface IFrameStage
{
    /// <summary>The name under which it appears in statistics.</summary>
    string Name { get; }

    /// <summary>How many frames may be worked on at once: 1 where a frame's result depends on the frames before it.</summary>
    int Parallelism { get; }

    /// <summary>Works on a frame. With <see cref="Parallelism" /> above 1 it is called from several threads, each with a frame of its own.</summary>
    void Process(Frame frame);
}
