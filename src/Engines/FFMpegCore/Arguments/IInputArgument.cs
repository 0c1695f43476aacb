namespace FFMpegCore.Arguments;

/// <summary>An input. Their order numbers them for <c>-map</c> and <c>-map_metadata</c>.</summary>
public interface IInputArgument : IInputOutputArgument
{
}
