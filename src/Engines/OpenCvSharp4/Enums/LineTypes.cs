namespace OpenCvSharp;

/// <summary>How lines are drawn.</summary>
public enum LineTypes
{
    Link8 = 8,
    Link4 = 4,
    AntiAlias = 16,
}
