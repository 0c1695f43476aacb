namespace OpenCvSharp;

/// <summary>How pixels outside an image are made up.</summary>
public enum BorderTypes
{
    Constant = 0,
    Replicate = 1,
    Reflect = 2,
    Wrap = 3,
    Reflect101 = 4,
    Transparent = 5,
    Default = Reflect101,
    Isolated = 16,
}
