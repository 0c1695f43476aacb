using System.Globalization;
using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Faces;
using OpenCvSharp;

namespace AefVideo.Tools.FaceAccuracy;

/// <summary>A page of frames with the tracked faces drawn in, to be looked at.</summary>
internal sealed class ContactSheet : IDisposable
{
    private const int Columns = 4;

    private readonly List<Mat> _frames = [];

    /// <summary>Adds a frame.</summary>
    public unsafe void Add(Picture picture, IEnumerable<TrackedFace> faces, string label)
    {
        var format = picture.Format;
        using var planes = Mat.FromPixelData(format.Height * 3 / 2, format.Width, MatType.CV_8UC1, picture.PlaneAddress(0));
        var image = new Mat();
        Cv2.CvtColor(planes, image, ColorConversionCodes.YUV2BGR_I420);
        foreach (var face in faces)
        {
            var color = face.Condition == FaceCondition.None ? new Scalar(0, 255, 0) : new Scalar(0, 200, 255);
            Vector2[] corners = [new(0, 0), new(1, 0), new(1, 1), new(0, 1)];
            for (var i = 0; i < 4; i++) Cv2.Line(image, At(face.FromAligned.Apply(corners[i])), At(face.FromAligned.Apply(corners[(i + 1) % 4])), color);
            for (var i = 0; i < FaceKeypoints.Count; i++) Cv2.Circle(image, At(face.Keypoints[i]), 1, new Scalar(0, 0, 255), -1);
            Cv2.PutText(image, face.Track.ToString(CultureInfo.InvariantCulture), At(face.FromAligned.Apply(new(0, 0))), HersheyFonts.HersheyPlain, 1, color);
        }
        Cv2.PutText(image, label, new Point(4, 14), HersheyFonts.HersheyPlain, 1, new Scalar(255, 255, 0));
        _frames.Add(image);
        GC.KeepAlive(picture);
    }

    /// <summary>Writes the page.</summary>
    public void Save(string path)
    {
        var (width, height) = (_frames[0].Width, _frames[0].Height);
        using var page = new Mat((_frames.Count + Columns - 1) / Columns * height, Columns * width, MatType.CV_8UC3, new Scalar(0, 0, 0));
        for (var i = 0; i < _frames.Count; i++)
        {
            using var cell = new Mat(page, new Rect(i % Columns * width, i / Columns * height, width, height));
            _frames[i].CopyTo(cell);
        }
        Cv2.ImWrite(path, page);
    }

    public void Dispose()
    {
        foreach (var frame in _frames) frame.Dispose();
    }

    private static Point At(Vector2 point) => new((int)MathF.Floor(point.X), (int)MathF.Floor(point.Y));
}
