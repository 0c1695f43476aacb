namespace OpenCvSharp;

/// <summary>Options of the discrete cosine transform.</summary>
[Flags]
public enum DctFlags
{
    None = 0,
    Inverse = 1,
    Rows = 4,
}
