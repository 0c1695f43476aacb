namespace OpenCvSharp;

/// <summary>Options of optical flow.</summary>
[Flags]
public enum OpticalFlowFlags
{
    None = 0,
    PyrAReady = 1,
    PyrBReady = 2,
    UseInitialFlow = 4,
    LkGetMinEigenvals = 8,
    FarnebackGaussian = 256,
}
