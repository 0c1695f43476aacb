namespace FFMpegCore.Enums;

/// <summary>The direction in which a picture is flipped.</summary>
public enum Mirroring
{
    Vertical,
    Horizontal
}
