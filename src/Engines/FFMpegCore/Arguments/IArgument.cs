namespace FFMpegCore.Arguments;

/// <summary>A piece of ffmpeg's command line.</summary>
public interface IArgument
{
    /// <summary>The text; it is taken anew each time the command line is built.</summary>
    string Text { get; }
}
