using OpenCvSharp;

namespace AefVideo.Generators.Tests.Data;

/// <summary>A folder of pictures made for one test, gone after it.</summary>
internal sealed class PictureFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("aef-data-").FullName;

    /// <summary>Writes a picture whose pixel at (x, y) is red, green, blue.</summary>
    public void Draw(string name, int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> pixel)
    {
        using var picture = new Mat(height, width, MatType.CV_8UC3);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var (red, green, blue) = pixel(x, y);
                picture.Set(y, x, new Vec3b(blue, green, red));
            }
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        Assert.True(Cv2.ImWrite(path, picture));
    }

    /// <summary>Writes a picture of one colour.</summary>
    public void Fill(string name, byte red, byte green, byte blue, int size = 8) => Draw(name, size, size, (_, _) => (red, green, blue));

    public void Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Combine(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
