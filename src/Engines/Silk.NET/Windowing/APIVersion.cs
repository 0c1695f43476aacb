namespace Silk.NET.Windowing;

/// <summary>A version of a graphics interface.</summary>
public struct APIVersion
{
    public int MajorVersion;
    public int MinorVersion;

    public APIVersion(int majorVersion, int minorVersion)
    {
        MajorVersion = majorVersion;
        MinorVersion = minorVersion;
    }

    public APIVersion(Version version)
    {
        ArgumentNullException.ThrowIfNull(version);
        MajorVersion = version.Major;
        MinorVersion = version.Minor;
    }

}
