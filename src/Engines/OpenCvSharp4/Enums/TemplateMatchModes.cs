namespace OpenCvSharp;

/// <summary>Ways to compare a template with an image.</summary>
public enum TemplateMatchModes
{
    SqDiff = 0,
    SqDiffNormed = 1,
    CCorr = 2,
    CCorrNormed = 3,
    CCoeff = 4,
    CCoeffNormed = 5,
}
