namespace FFMpegCore.Arguments;

/// <summary>A piece of the command line that depends on the others.</summary>
public interface IDynamicArgument
{
    string GetText(IEnumerable<IArgument> context);
}
