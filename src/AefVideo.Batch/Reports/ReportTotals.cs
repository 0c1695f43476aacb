namespace AefVideo.Batch.Reports;

/// <summary>Sums and means over the clips of a report. Means are over the clips for which the figure is known; null where there are none.</summary>
/// <param name="Name">Which clips: "all", or set and compression.</param>
/// <param name="Clips">How many.</param>
/// <param name="Done">Of these, protected.</param>
/// <param name="Failed">Of these, failed.</param>
/// <param name="Frames">Frames written.</param>
/// <param name="FramesWithFaces">Of these, with a face.</param>
/// <param name="Faces">Different faces in each clip, summed.</param>
/// <param name="FacesMissed">Faces that were found by a second look and were not followed.</param>
/// <param name="MeanMinSr">Mean of the clips' SR of the generator that resists most.</param>
/// <param name="LeastMinSr">The least of these.</param>
/// <param name="MeanPsnr">Mean PSNR before encoding, dB.</param>
/// <param name="MeanFacePsnr">Mean PSNR of faces after encoding, dB.</param>
/// <param name="MeanFaceSsim">Mean SSIM of faces after encoding.</param>
/// <param name="InputBytes">Size of the protected clips' inputs.</param>
/// <param name="OutputBytes">Size of their outputs.</param>
/// <param name="PlayingSeconds">Playing time of the protected clips.</param>
/// <param name="Seconds">Wall time of protecting, summed over clips: more than passed where several were in work at once.</param>
public sealed record ReportTotals(
    string Name, int Clips, int Done, int Failed, long Frames, long FramesWithFaces, long Faces, long? FacesMissed, double? MeanMinSr, double? LeastMinSr, double? MeanPsnr, double? MeanFacePsnr,
    double? MeanFaceSsim, long InputBytes, long OutputBytes, double PlayingSeconds, double Seconds)
{
    /// <summary>Sums up.</summary>
    public static ReportTotals Of(string name, IReadOnlyCollection<ReportRow> rows)
    {
        var done = rows.Where(row => row.State == "Done").ToList();
        return new(
            name, rows.Count, done.Count, rows.Count(row => row.State == "Failed"), done.Sum(row => row.Frames ?? 0), done.Sum(row => row.FramesWithFaces ?? 0), done.Sum(row => (long)(row.Faces ?? 0)),
            done.Exists(row => row.FacesMissed is not null) ? done.Sum(row => (long)(row.FacesMissed ?? 0)) : null,
            done.Average(row => row.MinSr), done.Min(row => row.MinSr), done.Average(row => row.Psnr), done.Average(row => row.FacePsnr), done.Average(row => row.FaceSsim),
            done.Sum(row => row.InputBytes), done.Sum(row => row.OutputBytes ?? 0), done.Sum(row => row.PlayingSeconds ?? 0), done.Sum(row => row.Seconds ?? 0));
    }
}
