namespace AefVideo.Core.Imaging;

/// <summary>The matrix between R'G'B' and Y'CbCr (ITU-T H.273, MatrixCoefficients).</summary>
public enum ColorMatrix
{
    /// <summary>BT.601: Kr 0.299, Kb 0.114. Standard definition and JPEG.</summary>
    Bt601,

    /// <summary>BT.709: Kr 0.2126, Kb 0.0722. High definition.</summary>
    Bt709,

    /// <summary>BT.2020, non-constant luminance: Kr 0.2627, Kb 0.0593.</summary>
    Bt2020,
}
