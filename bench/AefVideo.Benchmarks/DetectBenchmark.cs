using System.Diagnostics;
using System.Globalization;
using AefVideo.Core.Files;
using AefVideo.Faces;
using AefVideo.Faces.Detection.Network;
using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace AefVideo.Benchmarks;

/// <summary>Time of one run of each detection network, ours and OpenCV's on one thread, in turn: the least and the median of many.</summary>
internal static class DetectBenchmark
{
    private const int Warm = 40, Runs = 200;

    /// <summary>Prints the table.</summary>
    public static void Run()
    {
        Cv2.SetNumThreads(1);
        Console.WriteLine("network   ours: least ms  median ms   OpenCV: least ms  median ms");
        foreach (var (model, file) in ((BlazeFaceModel, string)[])[(BlazeFaceModel.Front, "blazeface_front_128.onnx"), (BlazeFaceModel.Back, "blazeface_back_256.onnx")])
        {
            using var ours = new BlazeFaceNetwork(model);
            using var reference = CvDnn.ReadNetFromOnnx(MediaFolder.Find("models", file))!;
            var random = new Random(1);
            foreach (ref var value in ours.Input) value = 2 * random.NextSingle() - 1;
            using var blob = Mat.FromPixelData([1, ours.Size, ours.Size, 3], MatType.CV_32F, ours.Input.ToArray());
            var names = reference.GetUnconnectedOutLayersNames().Select(name => name!).ToArray();
            var outputs = names.Select(_ => new Mat()).ToArray();
            var found = new List<FaceDetection>();
            var (own, theirs) = (new double[Runs], new double[Runs]);
            for (var i = -Warm; i < Runs; i++)
            {
                var start = Stopwatch.GetTimestamp();
                ours.Run(0.99f, new(0, ours.Size), found);
                var between = Stopwatch.GetTimestamp();
                reference.SetInput(blob);
                reference.Forward(outputs, names);
                var end = Stopwatch.GetTimestamp();
                found.Clear();
                if (i < 0) continue;
                own[i] = Stopwatch.GetElapsedTime(start, between).TotalMilliseconds;
                theirs[i] = Stopwatch.GetElapsedTime(between, end).TotalMilliseconds;
            }
            Array.ForEach(outputs, output => output.Dispose());
            Array.Sort(own);
            Array.Sort(theirs);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model,-9} {own[0],14:F2} {own[Runs / 2],10:F2} {theirs[0],18:F2} {theirs[Runs / 2],10:F2}"));
        }
    }
}
