using System.Runtime.CompilerServices;
using AefVideo.Core.Imaging;
using OpenCvSharp;

namespace AefVideo.Faces.Detection;

/// <summary>
/// The planes of pictures as OpenCV sees them, without a copy. Remembered for as long as a picture lives, because pooled pictures come again
/// with every few frames.
/// </summary>
internal sealed class PlaneMats : IDisposable
{
    private readonly ConditionalWeakTable<Picture, Mat[]> _known = [];

    /// <summary>One plane; valid as long as the picture is referenced.</summary>
    public Mat Of(Picture picture, int plane)
    {
        if (_known.TryGetValue(picture, out var mats)) return mats[plane];
        var format = picture.Format;
        mats = new Mat[format.PlaneCount];
        for (var i = 0; i < mats.Length; i++)
        {
            var type = format.Layout == PixelLayout.Bgr24 ? MatType.CV_8UC3 : MatType.CV_8UC1;
            mats[i] = Mat.FromPixelData(format.Rows(i), format.Columns(i), type, picture.PlaneAddress(i), format.Stride(i));
        }
        _known.Add(picture, mats);
        return mats[plane];
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var (_, mats) in _known)
            foreach (var mat in mats) mat.Dispose();
        _known.Clear();
    }
}
