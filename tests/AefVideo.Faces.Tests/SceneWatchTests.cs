using AefVideo.Faces.Tracking;
using OpenCvSharp;

namespace AefVideo.Faces.Tests;

public class SceneWatchTests
{
    private const int Width = 320;
    private const int Height = 180;

    [Fact]
    public void A_still_scene_with_noise_has_neither_cut_nor_motion()
    {
        var watch = new SceneWatch();
        var scene = Scene(1);
        var random = new Random(2);
        for (var frame = 0; frame < 30; frame++)
        {
            var noisy = Array.ConvertAll(scene, sample => (byte)Math.Clamp(sample + random.Next(-6, 7), 0, 255));
            Assert.False(watch.Advance(noisy, Width, Height));
            if (frame == 0) watch.MarkDetected();
            Assert.False(watch.HasMotionElsewhere());
        }
    }

    [Fact]
    public void Another_scene_is_a_cut_in_its_first_frame_only()
    {
        var watch = new SceneWatch();
        for (var frame = 0; frame < 10; frame++) Assert.False(watch.Advance(Scene(1), Width, Height));
        Assert.True(watch.Advance(Scene(2), Width, Height));
        for (var frame = 0; frame < 10; frame++) Assert.False(watch.Advance(Scene(2), Width, Height));
    }

    [Fact]
    public void A_flash_and_a_fade_are_no_cuts()
    {
        var watch = new SceneWatch();
        var scene = Scene(1);
        for (var frame = 0; frame < 40; frame++)
        {
            var light = frame == 20 ? 40 : frame > 25 ? -3 * (frame - 25) : 0;
            Assert.False(watch.Advance(Array.ConvertAll(scene, sample => (byte)Math.Clamp(sample + light, 0, 255)), Width, Height));
        }
    }

    [Fact]
    public void A_pan_is_no_cut_but_motion()
    {
        var watch = new SceneWatch();
        using var wide = Portrait.Background(Width * 3, Height);
        for (var frame = 0; frame < 60; frame++)
        {
            Assert.False(watch.Advance(Gray(wide, frame * 6), Width, Height));
            if (frame == 0) watch.MarkDetected();
        }
        Assert.True(watch.HasMotionElsewhere());
    }

    [Fact]
    public void Motion_counts_only_away_from_known_faces()
    {
        var watch = new SceneWatch();
        var scene = Scene(1);
        watch.Advance(scene, Width, Height);
        watch.MarkDetected();
        for (var y = 60; y < 100; y++) scene.AsSpan(y * Width + 100, 30).Fill(250);
        Assert.False(watch.Advance(scene, Width, Height));
        Assert.True(watch.HasMotionElsewhere());
        watch.MarkKnown(new(95, 55, 40, 50), Width, Height);
        Assert.False(watch.HasMotionElsewhere());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(16, 16)]
    [InlineData(7, 1000)]
    public void Pictures_smaller_than_the_thumbnail_are_fine(int width, int height)
    {
        var watch = new SceneWatch();
        for (var frame = 0; frame < 3; frame++) Assert.False(watch.Advance(new byte[width * height], width, height));
    }

    private static byte[] Scene(int seed)
    {
        using var image = Portrait.Background(Width, Height, seed);
        return Gray(image, 0);
    }

    private static byte[] Gray(Mat image, int left)
    {
        using var part = new Mat(image, new Rect(left, 0, Width, Height));
        return Pictures.FromBgr(part, Core.Imaging.PixelLayout.Gray).Plane(0).ToArray();
    }
}
