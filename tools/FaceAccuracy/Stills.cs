using AefVideo.Core.Imaging;
using OpenCvSharp;

namespace AefVideo.Tools.FaceAccuracy;

/// <summary>Pictures of the data folders.</summary>
internal static class Stills
{
    /// <summary>Paths of the CelebA pictures of some partitions: 0 train, 1 validation, 2 test.</summary>
    public static IEnumerable<string> OfCelebA(string folder, params int[] partitions) =>
        from line in File.ReadLines(Path.Combine(folder, "attributes.csv")).Skip(1)
        let cells = line.Split(',', 4)
        where partitions.Contains(int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture))
        select Path.Combine(folder, cells[0]);

    /// <summary>Reads a picture; null, and a word about it, where it cannot be read.</summary>
    public static Picture? Read(string path)
    {
        using var image = Cv2.ImRead(path);
        if (image.Empty())
        {
            Console.Error.WriteLine($"{path} cannot be read and is left out.");
            return null;
        }
        return ToPicture(image);
    }

    /// <summary>Copies an image of blue, green, red.</summary>
    public static unsafe Picture ToPicture(Mat image)
    {
        var picture = new Picture(new(image.Width, image.Height, PixelLayout.Bgr24));
        var plane = picture.Plane(0);
        var row = image.Width * 3;
        for (var y = 0; y < image.Height; y++) new ReadOnlySpan<byte>((void*)image.Ptr(y), row).CopyTo(plane[(y * row)..]);
        return picture;
    }
}
