using OpenCvSharp.Internal;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Histograms.</content>
public static unsafe partial class Cv2
{
    /// <summary>Counts values into bins; <paramref name="ranges"/> holds an interval for every dimension.</summary>
    public static void CalcHist(Mat[] images, int[] channels, InputArray? mask, OutputArray hist, int dims, int[] histSize, Rangef[] ranges, bool uniform = true, bool accumulate = false)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        CalcHist(images, channels, mask, hist, dims, histSize, ranges.Select(range => new[] { range.Start, range.End }).ToArray(), uniform, accumulate);
    }

    /// <summary>Counts values into bins; <paramref name="ranges"/> holds the bounds of every dimension: two, or all of them where the bins are not uniform.</summary>
    public static void CalcHist(Mat[] images, int[] channels, InputArray? mask, OutputArray hist, int dims, int[] histSize, float[][] ranges, bool uniform = true, bool accumulate = false)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentNullException.ThrowIfNull(histSize);
        ArgumentNullException.ThrowIfNull(ranges);
        if (channels.Length < dims || histSize.Length < dims || ranges.Length < dims) throw new ArgumentException($"channels, histSize and ranges need {dims} elements");
        for (var i = 0; i < dims; i++)
            if (ranges[i].Length < (uniform ? 2 : histSize[i] + 1)) throw new ArgumentException($"range {i} is too short", nameof(ranges));

        var list = new MatList(images);
        NativeArray maskArray = InputArray.ReadOptional(mask), histArray = OutputArray.Write(hist);
        var bounds = ranges.SelectMany(range => range).ToArray();
        var starts = stackalloc float*[ranges.Length];
        fixed (float* first = bounds)
        fixed (int* channelList = channels, sizes = histSize)
        {
            var next = first;
            for (var i = 0; i < ranges.Length; next += ranges[i++].Length) starts[i] = next;
            Check(aef_calc_hist(list.Handles(), list.Count, channelList, &maskArray, &histArray, dims, sizes, starts, uniform ? 1 : 0, accumulate ? 1 : 0));
        }
        GC.KeepAlive(list);
        GC.KeepAlive(mask);
        hist.Fix();
    }

    public static double CompareHist(InputArray h1, InputArray h2, HistCompMethods method)
    {
        NativeArray h1Array = InputArray.Read(h1), h2Array = InputArray.Read(h2);
        Check(aef_compare_hist(&h1Array, &h2Array, (int)method, out var result));
        GC.KeepAlive(h1);
        GC.KeepAlive(h2);
        return result;
    }
}
