using AefVideo.Core.Errors;
using AefVideo.Tools.FaceAccuracy;
using OpenCvSharp;

const string Usage = """
    Measures the face detector and tracker.

      FaceAccuracy template CELEBA           the alignment template: median key points over CelebA, as source code
      FaceAccuracy stills CELEBA LFW         share with exactly one face, distance of the eyes from the template
      FaceAccuracy clips CLIPS [SHEETS]      share of the visible faces that are found and tracked; with SHEETS, contact sheets to look at
      FaceAccuracy cuts CLIPS                scene cuts seen where clips are joined, and where there is none
      FaceAccuracy speed CLIPS               milliseconds per frame at 1280×720

    CELEBA has attributes.csv beside its pictures; CLIPS is a folder of videos, read with ffmpeg.
    """;

Cv2.SetNumThreads(1);
try
{
    switch (args)
    {
        case ["template", var celeba]: TemplateMeasurement.Run(celeba); return 0;
        case ["stills", var celeba, var lfw]: StillsMeasurement.Run(celeba, lfw); return 0;
        case ["clips", var clips]: ClipsMeasurement.Run(clips, null); return 0;
        case ["clips", var clips, var sheets]: ClipsMeasurement.Run(clips, sheets); return 0;
        case ["cuts", var clips]: CutsMeasurement.Run(clips); return 0;
        case ["speed", var clips]: SpeedMeasurement.Run(clips); return 0;
    }
}
catch (AefVideoException error)
{
    Console.Error.WriteLine(error.Message);
    return (int)error.ExitCode;
}
Console.Error.WriteLine(Usage);
return (int)ExitCode.WrongUsage;
