namespace TorchSharp;

public static partial class torch
{
    /// <summary>How a grid sample finds values between the pixels.</summary>
    public enum GridSampleMode
    {
        Nearest = 0,
        Bilinear = 2
    }
}
