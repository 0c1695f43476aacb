using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;

namespace AefVideo.Pipeline.Tests.Media;

public sealed class PictureFileTests : IDisposable
{
    private readonly Clips _clips = new();

    public void Dispose() => _clips.Dispose();

    [Theory]
    [InlineData("png", true)]
    [InlineData("jpg", true)]
    [InlineData("bmp", true)]
    [InlineData("webp", true)]
    [InlineData("tif", true)]
    [InlineData("gif", false)]
    [InlineData("mp4", false)]
    public async Task Pictures_are_known_by_their_content(string extension, bool isPicture)
    {
        await _clips.MakeAsync($"in.{extension}", "-f lavfi -i testsrc=s=64x48 -frames:v 1 -update 1");
        File.Move(_clips[$"in.{extension}"], _clips["in.dat"]);
        Assert.Equal(isPicture, PictureFile.IsPicture(_clips["in.dat"]));
        if (isPicture) Assert.Equal((64, 48, PixelLayout.Bgr24), Size(PictureFile.Read(_clips["in.dat"])));
    }

    [Fact]
    public void What_is_not_there_is_no_picture()
    {
        Assert.False(PictureFile.IsPicture(_clips["none.png"]));
        Assert.False(PictureFile.IsPicture(_clips.Folder));
        Assert.Contains("no such file", Assert.Throws<MediaException>(() => PictureFile.Read(_clips["none.png"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Png_is_lossless_with_its_transparency()
    {
        await _clips.MakeAsync("in.png", "-f lavfi -i testsrc=s=31x17 -frames:v 1 -vf format=rgba,geq=r=r(X\\,Y):g=g(X\\,Y):b=b(X\\,Y):a=mod(X*7+Y*11\\,256) -update 1");
        var file = PictureFile.Read(_clips["in.png"]);
        file.Save(_clips["out.png"], overwrite: false);
        Assert.Equal(await Clips.PixelHashAsync(_clips["in.png"], "rgba"), await Clips.PixelHashAsync(_clips["out.png"], "rgba"));
        Assert.Empty(file.Warnings);
        file.Save(_clips["out.jpg"], overwrite: false);
        Assert.Contains(file.Warnings, warning => warning.Contains("transparency", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Jpeg_is_written_with_full_chroma_or_says_that_it_is_not()
    {
        await _clips.MakeAsync("in.png", "-f lavfi -i testsrc=s=64x48 -frames:v 1 -update 1");
        var file = PictureFile.Read(_clips["in.png"]);
        file.Save(_clips["out.jpg"], overwrite: false);
        var written = Assert.Single(await Clips.ProbeAsync(_clips["out.jpg"], "stream=pix_fmt"));
        Assert.Equal(written == "yuvj444p" ? 0 : 1, file.Warnings.Count);
    }

    [Fact]
    public async Task A_picture_taken_sideways_is_read_upright()
    {
        await _clips.MakeAsync("flat.jpg", "-f lavfi -i testsrc=s=64x48 -frames:v 1 -update 1 -pix_fmt yuvj444p -q:v 1");
        var flat = PictureFile.Read(_clips["flat.jpg"]).Picture;
        var bytes = await File.ReadAllBytesAsync(_clips["flat.jpg"], Clips.Cancellation);
        // APP1 with one EXIF entry: orientation 6, to be turned 90° clockwise.
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8,
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0,
        ];
        await File.WriteAllBytesAsync(_clips["turned.jpg"], [.. bytes[..2], .. exif, .. bytes[2..]], Clips.Cancellation);
        var turned = PictureFile.Read(_clips["turned.jpg"]);
        Assert.Equal((48, 64, PixelLayout.Bgr24), Size(turned));
        Assert.Equal(Pixel(flat, 0, 47), Pixel(turned.Picture, 0, 0));
        Assert.Equal(Pixel(flat, 63, 0), Pixel(turned.Picture, 47, 63));
    }

    [Theory]
    [InlineData("jpg", "png")]
    [InlineData("png", "jpg")]
    [InlineData("png", "png")]
    [InlineData("jpg", "jpg")]
    public async Task The_colour_profile_is_kept(string from, string to)
    {
        var profile = new byte[100_000];
        new Random(8).NextBytes(profile);
        await _clips.MakeAsync($"plain.{from}", "-f lavfi -i testsrc=s=64x48 -frames:v 1 -update 1");
        await File.WriteAllBytesAsync(_clips[$"in.{from}"], IccProfile.Insert(await File.ReadAllBytesAsync(_clips[$"plain.{from}"], Clips.Cancellation), profile), Clips.Cancellation);
        PictureFile.Read(_clips[$"in.{from}"]).Save(_clips[$"out.{to}"], overwrite: false);
        Assert.Equal(profile, IccProfile.Find(await File.ReadAllBytesAsync(_clips[$"out.{to}"], Clips.Cancellation)));
        Assert.Equal(["64,48"], await Clips.ProbeAsync(_clips[$"out.{to}"], "stream=width,height"));
    }

    [Fact]
    public async Task Sixteen_bits_are_refused()
    {
        await _clips.MakeAsync("deep.png", "-f lavfi -i testsrc=s=64x48 -frames:v 1 -pix_fmt rgb48be -update 1");
        Assert.Contains("more than 8 bits", Assert.Throws<MediaException>(() => PictureFile.Read(_clips["deep.png"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    public async Task Damaged_pictures_are_refused_or_read(string extension)
    {
        await _clips.MakeAsync($"in.{extension}", "-f lavfi -i testsrc=s=64x48 -frames:v 1 -update 1");
        var bytes = await File.ReadAllBytesAsync(_clips[$"in.{extension}"], Clips.Cancellation);
        await File.WriteAllBytesAsync(_clips["head"], bytes[..20], Clips.Cancellation);
        Assert.Throws<MediaException>(() => PictureFile.Read(_clips["head"]));
        var random = new Random(12);
        for (var round = 0; round < 60; round++)
        {
            var hurt = (byte[])bytes.Clone();
            for (var i = 0; i < 5; i++) hurt[random.Next(8, hurt.Length)] = (byte)random.Next(256);
            await File.WriteAllBytesAsync(_clips["hurt"], hurt, Clips.Cancellation);
            if (Record.Exception(() => PictureFile.Read(_clips["hurt"])) is { } exception) Assert.IsType<MediaException>(exception);
        }
    }

    [Fact]
    public async Task Output_names_are_checked()
    {
        await _clips.MakeAsync("in.png", "-f lavfi -i testsrc=s=64x48 -frames:v 1 -update 1");
        var file = PictureFile.Read(_clips["in.png"]);
        Assert.Contains("is the input itself", Assert.Throws<UsageException>(() => file.Save(_clips["in.png"], overwrite: true)).Message, StringComparison.Ordinal);
        Assert.Contains(".png, .jpg or .webp", Assert.Throws<UsageException>(() => file.Save(_clips["out.mp4"], overwrite: true)).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_clips["taken.png"], "precious", Clips.Cancellation);
        Assert.Throws<UsageException>(() => file.Save(_clips["taken.png"], overwrite: false));
        Assert.Equal("precious", await File.ReadAllTextAsync(_clips["taken.png"], Clips.Cancellation));
        Assert.Empty(_clips.Leftovers);
    }

    private static (int Width, int Height, PixelLayout Layout) Size(PictureFile file) => (file.Picture.Format.Width, file.Picture.Format.Height, file.Picture.Format.Layout);

    private static byte[] Pixel(Picture picture, int x, int y) => picture.Plane(0).Slice(y * picture.Format.Stride(0) + 3 * x, 3).ToArray();
}
