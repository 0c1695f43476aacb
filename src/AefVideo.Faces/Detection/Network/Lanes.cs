using System.Runtime.Intrinsics;

namespace AefVideo.Faces.Detection.Network;

/// <summary>Channels are worked on eight at a time.</summary>
internal static class Lanes
{
    /// <summary>Numbers in a vector.</summary>
    public static int Count => Vector256<float>.Count;

    /// <summary>Channels, and as many that stay zero as whole vectors need.</summary>
    public static int Whole(int channels) => (channels + Count - 1) / Count * Count;
}
