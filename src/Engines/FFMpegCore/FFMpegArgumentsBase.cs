using FFMpegCore.Arguments;

namespace FFMpegCore;

/// <summary>A list of pieces of ffmpeg's command line.</summary>
public abstract class FFMpegArgumentsBase
{
    internal readonly List<IArgument> Arguments = [];
}
