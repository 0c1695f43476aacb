namespace OpenCvSharp;

/// <summary>Which diagonal of a matrix.</summary>
public enum MatDiagType
{
    Upper = -1,
    Main = 0,
    Lower = +1,
}
