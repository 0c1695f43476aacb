using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

public sealed class MotionTests
{
    private const double ShiftX = 3.25;
    private const double ShiftY = -1.5;

    [Fact]
    public void Points_are_followed_through_a_known_shift()
    {
        using var before = Sample.Blobs(160, 120);
        using var after = Sample.Blobs(160, 120, ShiftX, ShiftY);
        var points = Corners(before);
        var next = Array.Empty<Point2f>();

        Cv2.CalcOpticalFlowPyrLK(before, after, points, ref next, out var status, out var errors);

        Assert.True(points.Length >= 15);
        Assert.Equal((points.Length, points.Length, points.Length), (next.Length, status.Length, errors.Length));
        AssertShifted(points, next, status);
    }

    [Fact]
    public void Matrices_of_points_give_the_same()
    {
        using var before = Sample.Blobs(160, 120);
        using var after = Sample.Blobs(160, 120, ShiftX, ShiftY);
        var points = Corners(before);
        var expected = Array.Empty<Point2f>();
        Cv2.CalcOpticalFlowPyrLK(before, after, points, ref expected, out _, out _);
        using var from = Mat.FromPixelData(points.Length, 1, MatType.CV_32FC2, points);
        using var to = new Mat();
        using var status = new Mat();
        using var errors = new Mat();

        Cv2.CalcOpticalFlowPyrLK(before, after, from, to, status, errors);

        Assert.True(to.GetArray(out Point2f[] found));
        Assert.True(status.GetArray(out byte[] states));
        Assert.Equal(expected, found);
        AssertShifted(points, found, states);
    }

    [Fact]
    public void Pyramids_made_once_give_the_same()
    {
        using var before = Sample.Blobs(160, 120);
        using var after = Sample.Blobs(160, 120, ShiftX, ShiftY);
        var points = Corners(before);
        Point2f[] direct = [], viaPyramids = [];
        Cv2.CalcOpticalFlowPyrLK(before, after, points, ref direct, out _, out _);

        // The fourth level would be smaller than the window.
        Assert.Equal(2, Cv2.BuildOpticalFlowPyramid(before, out var first, new Size(21, 21), 3));
        Cv2.BuildOpticalFlowPyramid(after, out var second, new Size(21, 21), 3);
        Cv2.CalcOpticalFlowPyrLK((InputArray)first, (InputArray)second, points, ref viaPyramids, out _, out _);

        Assert.Equal(direct, viaPyramids);
        Array.ForEach([.. first, .. second], level => level.Dispose());
    }

    [Fact]
    public void A_guess_is_taken_and_no_points_are_no_error()
    {
        using var before = Sample.Blobs(160, 120);
        using var after = Sample.Blobs(160, 120, 12, 0);
        Point2f[] points = Corners(before).Where(p => p.X < 130).ToArray(), next = points.Select(p => p + new Point2f(12, 0)).ToArray();

        Cv2.CalcOpticalFlowPyrLK(before, after, points, ref next, out var status, out _, new Size(9, 9), 0, flags: OpticalFlowFlags.UseInitialFlow);
        Assert.All(points.Zip(next, status), triple => Assert.True(triple.Third == 0 || triple.First.DistanceTo(triple.Second - new Point2f(12, 0)) < 0.2));
        Assert.True(status.Count(s => s == 1) > points.Length / 2);

        Point2f[] none = [];
        Cv2.CalcOpticalFlowPyrLK(before, after, [], ref none, out status, out var errors);
        Assert.Empty(none);
        Assert.Empty(status);
        Assert.Empty(errors);
    }

    [Fact]
    public void Corners_are_found_where_they_are()
    {
        using var image = new Mat(100, 100, MatType.CV_8UC1, new Scalar(0));
        Cv2.Rectangle(image, new Rect(30, 40, 40, 25), new Scalar(255), Cv2.FILLED);
        using var left = new Mat(100, 100, MatType.CV_8UC1, new Scalar(0));
        left[new Rect(0, 0, 50, 100)].SetTo(new Scalar(255));

        var corners = Cv2.GoodFeaturesToTrack(image, 10, 0.1, 5, null!, 3, false, 0.04);
        var half = Cv2.GoodFeaturesToTrack(image, 10, 0.1, 5, left, 3, false, 0.04);
        var fine = Cv2.CornerSubPix(image, corners, new Size(3, 3), new Size(-1, -1), TermCriteria.Both(20, 0.01));

        Point2f[] expected = [new(30, 40), new(69, 40), new(30, 64), new(69, 64)];
        Assert.Equal(4, corners.Length);
        Assert.All(expected, corner => Assert.Contains(corners, found => found.DistanceTo(corner) < 2));
        Assert.All(fine, corner => Assert.Contains(expected, e => e.DistanceTo(corner) < 1));
        Assert.Equal(2, half.Length);
        Assert.Empty(Cv2.GoodFeaturesToTrack(left[new Rect(0, 0, 20, 20)], 10, 0.1, 5, null!, 3, false, 0.04));
    }

    [Fact]
    public void A_similarity_is_recovered_in_spite_of_wrong_points()
    {
        var (angle, scale, shift) = (0.2, 1.3, new Point2d(15, -8));
        double a = scale * Math.Cos(angle), b = scale * Math.Sin(angle);
        var from = Enumerable.Range(0, 40).Select(i => new Point2f(i * 37 % 100, i * 53 % 90)).ToArray();
        var to = from.Select((p, i) => i % 5 == 0 ? new Point2f(i, 300 - i) : new Point2f((float)(a * p.X - b * p.Y + shift.X), (float)(b * p.X + a * p.Y + shift.Y))).ToArray();
        using var inliers = new Mat();

        using var m = Cv2.EstimateAffinePartial2D(InputArray.Create(from), InputArray.Create(to), inliers);

        Assert.NotNull(m);
        double[,] expected = { { a, -b, shift.X }, { b, a, shift.Y } };
        Sample.AssertEqual(m, MatType.CV_64FC1, 3, 2, (y, x) => expected[y, x], 1e-3);
        Assert.True(inliers.GetArray(out byte[] good));
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i % 5 != 0), good.Select(flag => flag != 0));
    }

    [Fact]
    public void An_affine_map_is_recovered()
    {
        double[,] expected = { { 1.2, 0.3, 5 }, { -0.4, 0.8, 9 } };
        var from = Enumerable.Range(0, 30).Select(i => new Point2f(i * 37 % 100, i * 53 % 90)).ToArray();
        var to = from.Select(p => new Point2f((float)(expected[0, 0] * p.X + expected[0, 1] * p.Y + expected[0, 2]), (float)(expected[1, 0] * p.X + expected[1, 1] * p.Y + expected[1, 2]))).ToArray();

        using var m = Cv2.EstimateAffine2D(InputArray.Create(from), InputArray.Create(to), method: RobustEstimationAlgorithms.LMEDS);

        Sample.AssertEqual(m!, MatType.CV_64FC1, 3, 2, (y, x) => expected[y, x], 1e-3);
    }

    [Fact]
    public void Points_in_one_place_have_no_similarity()
    {
        var from = Enumerable.Repeat(new Point2f(5, 5), 10).ToArray();
        var to = Enumerable.Range(0, 10).Select(i => new Point2f(i * 31 % 70, i * 17 % 50)).ToArray();

        using var m = Cv2.EstimateAffinePartial2D(InputArray.Create(from), InputArray.Create(to));

        Assert.True(m is null || m.Empty());
    }

    private static Point2f[] Corners(Mat image) =>
        Cv2.GoodFeaturesToTrack(image, 40, 0.05, 8, null!, 5, false, 0.04).Where(p => p.X is > 15 and < 145 && p.Y is > 15 and < 105).ToArray();

    private static void AssertShifted(Point2f[] points, Point2f[] next, byte[] status)
    {
        Assert.All(status, state => Assert.Equal(1, state));
        Assert.All(points.Zip(next), pair =>
        {
            Assert.Equal(ShiftX, pair.Second.X - pair.First.X, 0.1);
            Assert.Equal(ShiftY, pair.Second.Y - pair.First.Y, 0.1);
        });
    }
}
