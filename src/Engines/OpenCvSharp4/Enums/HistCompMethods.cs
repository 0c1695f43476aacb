namespace OpenCvSharp;

/// <summary>Ways to compare histograms.</summary>
public enum HistCompMethods
{
    Correl = 0,
    Chisqr = 1,
    Intersect = 2,
    Bhattacharyya = 3,
    Hellinger = Bhattacharyya,
    ChisqrAlt = 4,
    KLDiv = 5,
}
