using AefVideo.Core.Imaging;
using AefVideo.Protection;

namespace AefVideo.Preview.Forging;

/// <summary>The forgeries of one face of one frame. Reused: what is in it stays until it is given back.</summary>
internal sealed class ForgedSet(IReadOnlyList<IFaceForger> forgers)
{
    /// <summary>For each generator.</summary>
    public IReadOnlyList<ForgedPair> Pairs { get; } = [.. forgers.Select(forger => new ForgedPair(forger.ImageSize))];

    /// <summary>Whose face.</summary>
    public FaceIdentity Person { get; set; }

    /// <summary>When the frame is shown, on the player's own time.</summary>
    public TimeSpan Time { get; set; }

    /// <summary>Where the face was in the frame.</summary>
    public SimilarityTransform FromAligned { get; set; }

    /// <summary>Strength of the perturbation in the protected version.</summary>
    public float Strength { get; set; }

    /// <summary>How far the perturbation changed the frame.</summary>
    public ProtectionMeasure Measure { get; set; }

    /// <summary>PSNR of the aligned protected face, in dB; positive infinity where nothing was added.</summary>
    public double FacePsnr { get; set; }

    /// <summary>From taking the frame to the last forgery.</summary>
    public TimeSpan Took { get; set; }
}
