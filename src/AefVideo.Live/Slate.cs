using AefVideo.Core.Imaging;
using OpenCvSharp;

namespace AefVideo.Live;

/// <summary>What is shown instead of a picture, and the bar over one that is unprotected. Drawn once for each text. Safe for several threads.</summary>
/// <param name="format">Of the pictures: 4:2:0.</param>
internal sealed class Slate(PictureFormat format)
{
    // Y', Cb, Cr of video range.
    private static readonly (byte Y, byte Cb, byte Cr) s_ground = (28, 132, 126);
    private static readonly (byte Y, byte Cb, byte Cr) s_red = (63, 102, 240);
    private const byte White = 225;

    // Texts are few: they come from a handful of states.
    private readonly Dictionary<string, Picture> _slates = [];
    private readonly Lock _lock = new();
    private Picture? _bar;

    /// <summary>Replaces a picture.</summary>
    /// <param name="picture">Of the format.</param>
    /// <param name="text">Two or three words.</param>
    public void Draw(Picture picture, string text)
    {
        lock (_lock)
        {
            if (!_slates.TryGetValue(text, out var slate))
            {
                slate = new Picture(format);
                slate.Plane(0).Fill(s_ground.Y);
                slate.Plane(1).Fill(s_ground.Cb);
                slate.Plane(2).Fill(s_ground.Cr);
                Write(slate, text, 0, format.Height);
                _slates.Add(text, slate);
            }
            slate.CopyTo(picture);
        }
    }

    /// <summary>Puts the bar on top of a picture.</summary>
    public void Mark(Picture picture)
    {
        lock (_lock)
        {
            // Even, so that luma and chroma end at the same row.
            var rows = Math.Max(2, format.Height / 24 * 2);
            if (_bar is null)
            {
                _bar = new Picture(format);
                _bar.Plane(0).Fill(s_red.Y);
                _bar.Plane(1).Fill(s_red.Cb);
                _bar.Plane(2).Fill(s_red.Cr);
                Write(_bar, "UNPROTECTED", 0, rows);
            }
            for (var plane = 0; plane < 3; plane++)
            {
                var bytes = (plane == 0 ? rows : rows / 2) * format.Stride(plane);
                _bar.Plane(plane)[..bytes].CopyTo(picture.Plane(plane));
            }
        }
    }

    private void Write(Picture picture, string text, int top, int rows)
    {
        const HersheyFonts Font = HersheyFonts.HersheySimplex;
        var unit = Cv2.GetTextSize(text, Font, 1, 2, out _);
        var scale = Math.Min(0.8 * format.Width / unit.Width, Math.Min(0.6 * rows, 0.09 * format.Height) / unit.Height);
        var thickness = Math.Max(1, (int)Math.Round(2 * scale));
        var size = Cv2.GetTextSize(text, Font, scale, thickness, out _);
        using var luma = Mat.FromPixelData(format.Rows(0), format.Columns(0), MatType.CV_8UC1, picture.PlaneAddress(0), format.Stride(0));
        Cv2.PutText(luma, text, new((format.Width - size.Width) / 2, top + (rows + size.Height) / 2), Font, scale, new Scalar(White), thickness, LineTypes.AntiAlias);
        GC.KeepAlive(picture);
    }
}
