namespace OpenCvSharp;

/// <summary>The fonts of PutText.</summary>
[Flags]
public enum HersheyFonts
{
    HersheySimplex = 0,
    HersheyPlain = 1,
    HersheyDuplex = 2,
    HersheyComplex = 3,
    HersheyTriplex = 4,
    HersheyComplexSmall = 5,
    HersheyScriptSimplex = 6,
    HersheyScriptComplex = 7,
    Italic = 16,
}
