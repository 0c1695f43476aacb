using System.Globalization;
using AefVideo.Evaluation.Verification;

namespace AefVideo.Cli.Output;

/// <summary>What a person wants to know when <c>aef verify</c> is done.</summary>
internal static class VerificationSummary
{
    public static void Write(VerificationFiles files, VerificationResult result)
    {
        var faces = result.Faces;
        Console.Out.WriteLine($"{files.Protected} beside {files.Original}: {result.FramesLooked} of {result.Frames} frames");
        Console.Out.WriteLine($"faces found in both: {faces.InBoth}; in the original only: {faces.OnlyInOriginal}; in the protected file only: {faces.OnlyInProtected}");
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"aligned faces are {faces.CropSide:F0} pixels wide (median), and {faces.CropDistancePixels:F2} pixels ({faces.CropDistancePercent:F2} %) apart in the two files (mean)"));
        TableText.Write(VerificationTable.FileColumns, VerificationTable.Files(result.Data));
        TableText.Write(VerificationTable.GeneratorColumns, VerificationTable.Generators(result.Data));
        Console.Out.WriteLine("Intervals are over the faces of these frames; they say nothing about other people.");
    }
}
