using System.Numerics;
using OpenCvSharp;

namespace AefVideo.Faces.Tracking;

/// <summary>
/// Follows a grid of points on a face from one patch to the next with the pyramidal Lucas–Kanade method, there and back:
/// a point that does not come back to where it started was not followed (Kalal et al., ICPR 2010).
/// </summary>
internal sealed class PointFlow : IDisposable
{
    /// <summary>Side of the square around a point that is compared, in samples.</summary>
    private const int Window = 11;

    /// <summary>Times the patch is halved for large motion.</summary>
    private const int Levels = 2;

    /// <summary>Rounds of refinement for a point on each level, and the step in samples below which it rests.</summary>
    private static readonly TermCriteria Rounds = new(CriteriaTypes.Count | CriteriaTypes.Eps, 10, 0.03);

    /// <summary>How far from its start a point may come back, in samples.</summary>
    private const float LargestReturn = 0.6f;

    private static readonly Vector2[] Points = GridOnFace();

    private readonly Vector2[] _start = Pinned<Vector2>();
    private readonly Vector2[] _end = Pinned<Vector2>();
    private readonly Vector2[] _back = Pinned<Vector2>();
    private readonly byte[] _there = Pinned<byte>();
    private readonly byte[] _again = Pinned<byte>();
    private readonly float[] _error = Pinned<float>();
    private readonly Mat _startMat;
    private readonly Mat _endMat;
    private readonly Mat _backMat;
    private readonly Mat _thereMat;
    private readonly Mat _againMat;
    private readonly Mat _errorMat;

    // Made once: a wrapper for each argument of each call is what would be allocated per frame.
    private readonly InputArray _startInput;
    private readonly InputArray _endInput;

    public PointFlow()
    {
        _startMat = Header(_start, MatType.CV_32FC2);
        _endMat = Header(_end, MatType.CV_32FC2);
        _backMat = Header(_back, MatType.CV_32FC2);
        _thereMat = Header(_there, MatType.CV_8UC1);
        _againMat = Header(_again, MatType.CV_8UC1);
        _errorMat = Header(_error, MatType.CV_32FC1);
        _startInput = InputArray.Create(_startMat);
        _endInput = InputArray.Create(_endMat);
    }

    /// <summary>Most points that <see cref="Follow" /> gives.</summary>
    public static int Capacity => Points.Length;

    /// <summary>Follows the points.</summary>
    /// <param name="before">Patch of the last frame.</param>
    /// <param name="after">Patch of this frame at the same place.</param>
    /// <param name="pose">Of the face in the last frame.</param>
    /// <param name="shift">How far the face is thought to have moved, in luma pixels.</param>
    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the picture.</param>
    /// <param name="from">Where the points that could be followed were, in luma pixels.</param>
    /// <param name="to">Where they are.</param>
    /// <param name="visible">How many points lay inside of the picture.</param>
    /// <returns>How many could be followed.</returns>
    public int Follow(
        FacePatch before, FacePatch after, in FacePose pose, Vector2 shift, int width, int height, Span<Vector2> from, Span<Vector2> to, out int visible)
    {
        var place = before.Place;
        var transform = pose.ToTransform();
        for (var i = 0; i < Points.Length; i++)
        {
            _start[i] = place.ToPatch(transform.Apply(Points[i]));
            _end[i] = _start[i] + shift / (1 << place.Level);
            _back[i] = _start[i];
        }
        var window = new Size(Window, Window);
        Cv2.CalcOpticalFlowPyrLK(before.Image, after.Image, _startInput, _endMat, _thereMat, _errorMat, window, Levels, Rounds, OpticalFlowFlags.UseInitialFlow);
        Cv2.CalcOpticalFlowPyrLK(after.Image, before.Image, _endInput, _backMat, _againMat, _errorMat, window, 0, Rounds, OpticalFlowFlags.UseInitialFlow);

        visible = 0;
        var count = 0;
        for (var i = 0; i < Points.Length; i++)
        {
            var start = place.FromPatch(_start[i]);
            var end = place.FromPatch(_end[i]);
            if (!IsInside(start, width, height)) continue;
            visible++;
            if (_there[i] == 0 || _again[i] == 0 || !IsInside(end, width, height)) continue;
            if (!(Vector2.Distance(_back[i], _start[i]) <= LargestReturn)) continue;
            from[count] = start;
            to[count++] = end;
        }
        return count;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _startInput.Dispose();
        _endInput.Dispose();
        _startMat.Dispose();
        _endMat.Dispose();
        _backMat.Dispose();
        _thereMat.Dispose();
        _againMat.Dispose();
        _errorMat.Dispose();
    }

    private static bool IsInside(Vector2 point, int width, int height) => point.X >= 0 && point.Y >= 0 && point.X < width && point.Y < height;

    /// <summary>A grid over the oval from the brows to the chin, which moves as one; hair and background do not.</summary>
    private static Vector2[] GridOnFace()
    {
        const int Steps = 7;
        var radius = new Vector2(0.27f, 0.31f);
        var points = new List<Vector2>();
        for (var row = 0; row < Steps; row++)
        {
            for (var column = 0; column < Steps; column++)
            {
                var offset = new Vector2(column + 0.5f, row + 0.5f) * (2f / Steps) - Vector2.One;
                if (offset.LengthSquared() <= 1) points.Add(FacePose.Middle + offset * radius);
            }
        }
        return [.. points];
    }

    private static T[] Pinned<T>() => GC.AllocateArray<T>(Points.Length, pinned: true);

    private static unsafe Mat Header<T>(T[] pinned, MatType type)
        where T : unmanaged
    {
        fixed (T* first = pinned) return Mat.FromPixelData(pinned.Length, 1, type, (nint)first);
    }
}
