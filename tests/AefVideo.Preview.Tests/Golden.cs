using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using AefVideo.Preview.Recording;

namespace AefVideo.Tests;

/// <summary>
/// Pictures that were looked at and found right. Drivers round differently at edges of shapes, so a few pixels may differ by much and all of them by a little.
/// AEFVIDEO_UPDATE_GOLDEN=1 writes them anew.
/// </summary>
internal static class Golden
{
    private const double LargestMean = 1.0;
    private const int LargeDifference = 32;
    private const double LargestShare = 0.002;

    public static void Check(Picture drawn, string name)
    {
        var path = SharedFiles.InRepository("tests", "AefVideo.Preview.Tests", "golden", name + ".png");
        if (Environment.GetEnvironmentVariable("AEFVIDEO_UPDATE_GOLDEN") == "1")
        {
            Snapshot.Save(drawn, path, overwrite: true);
            return;
        }
        Assert.True(File.Exists(path), $"there is no {path}; make it with AEFVIDEO_UPDATE_GOLDEN=1 and look at it");
        var wanted = PictureFile.Read(path).Picture;
        Assert.Equal((wanted.Format.Width, wanted.Format.Height), (drawn.Format.Width, drawn.Format.Height));
        long sum = 0, large = 0;
        var (one, other) = (wanted.Memory.Span.ToArray(), drawn.Memory.Span.ToArray());
        for (var i = 0; i < one.Length; i++)
        {
            var apart = Math.Abs(one[i] - other[i]);
            sum += apart;
            if (apart > LargeDifference) large++;
        }
        var (mean, share) = ((double)sum / one.Length, (double)large / one.Length);
        if (mean <= LargestMean && share <= LargestShare) return;
        var failed = SharedFiles.InRepository("artifacts", "golden");
        Directory.CreateDirectory(failed);
        Snapshot.Save(drawn, Path.Combine(failed, name + ".png"), overwrite: true);
        Assert.Fail(FormattableString.Invariant($"{name}: differs from its golden picture by {mean:F2} grey levels on average, {100 * share:F2} % of the samples by more than {LargeDifference}; what was drawn is in artifacts/golden"));
    }

    /// <summary>How far two pictures are apart on average, in grey levels.</summary>
    public static double Distance(Picture one, Picture other)
    {
        long sum = 0;
        ReadOnlySpan<byte> first = one.Memory.Span, second = other.Memory.Span;
        for (var i = 0; i < first.Length; i++) sum += Math.Abs(first[i] - second[i]);
        return (double)sum / first.Length;
    }
}
