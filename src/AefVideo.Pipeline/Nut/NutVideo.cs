namespace AefVideo.Pipeline.Nut;

/// <summary>What a NUT file says about its one raw video stream.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="FourCc">Sample layout, four letters, the first in the lowest byte.</param>
/// <param name="TimeBase">Unit of the time stamps.</param>
public sealed record NutVideo(int Width, int Height, uint FourCc, TimeBase TimeBase);
