namespace FFMpegCore.Arguments;

/// <summary>Counts inputs, as ffmpeg numbers them.</summary>
internal static class InputIndex
{
    /// <summary>The number of inputs that stand before the given argument.</summary>
    public static int Of(IArgument argument, IEnumerable<IArgument> context) =>
        context.TakeWhile(other => other != argument).OfType<IInputArgument>().Count();
}
