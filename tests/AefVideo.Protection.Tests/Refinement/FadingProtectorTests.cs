using AefVideo.Core.Imaging;
using AefVideo.Protection.Refinement;

namespace AefVideo.Protection.Tests.Refinement;

public sealed class FadingProtectorTests
{
    private const float Epsilon = 0.05f;
    private const int Frames = 6;

    private static readonly PictureFormat s_format = new(160, 120, PixelLayout.Yuv420, ColorMatrix.Bt709);
    private static readonly SimilarityTransform[] s_faces = [new(80, 0, 40, 20)];

    private static readonly Perturbation s_old = Perturbation.Random(32, Epsilon, 1);
    private static readonly Perturbation s_new = Perturbation.Random(32, Epsilon, 2);

    [Fact]
    public void Frame_by_frame_the_old_gives_way_to_the_new()
    {
        var fading = new FadingProtector(s_old, frames: Frames);
        Assert.Equal(Plain(s_old), Protected(fading));
        fading.FadeTo(s_new);
        Assert.True(fading.IsFading);
        var toOld = new List<double>();
        var toNew = new List<double>();
        for (var i = 0; i < Frames; i++)
        {
            var frame = Protected(fading);
            toOld.Add(Distance(frame, Plain(s_old)));
            toNew.Add(Distance(frame, Plain(s_new)));
        }
        Assert.Equal(toOld.Order(), toOld);
        Assert.Equal(toNew.OrderDescending(), toNew);
        Assert.Equal(0, toNew[^1]);
        Assert.True(toOld[0] < toNew[0] && toOld[0] > 0, "the first frame of a fade is nearer to what was before");
        Assert.False(fading.IsFading);
        Assert.Same(s_new, fading.Perturbation);
        Assert.Equal(Plain(s_new), Protected(fading));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.3f)]
    [InlineData(1f)]
    public void Every_blend_lies_within_the_ball(float share)
    {
        var blend = Perturbation.Blend(s_old, s_new, share);
        Assert.All(blend.Delta.ToArray(), value => Assert.InRange(value, -Epsilon, Epsilon));
        Assert.Equal(Epsilon, blend.Epsilon);
        for (var i = 0; i < blend.Delta.Length; i++) Assert.Equal((1 - share) * s_old.Delta.Span[i] + share * s_new.Delta.Span[i], blend.Delta.Span[i], 6);
    }

    [Fact]
    public void A_fade_that_is_overtaken_goes_on_from_where_it_stands()
    {
        var fading = new FadingProtector(s_old, frames: Frames);
        Protected(fading);
        fading.FadeTo(s_new);
        var halfway = Protected(fading);
        for (var i = 1; i < Frames / 2; i++) halfway = Protected(fading);
        fading.FadeTo(s_old);
        var next = Protected(fading);
        Assert.True(Distance(next, halfway) < Distance(next, Plain(s_old)), "no jump back to the beginning");
        for (var i = 1; i < Frames; i++) next = Protected(fading);
        Assert.Equal(Plain(s_old), next);
    }

    [Fact]
    public void The_strength_holds_from_the_next_frame_on_and_stays_in_a_fade()
    {
        var fading = new FadingProtector(s_old, frames: Frames);
        fading.SetStrength(0);
        Assert.Equal(0, fading.Strength);
        Assert.Equal(Ground().Memory.ToArray(), Protected(fading));
        fading.FadeTo(s_new);
        for (var i = 0; i < Frames; i++) Assert.Equal(Ground().Memory.ToArray(), Protected(fading));
        fading.SetStrength(1);
        Assert.Equal(Plain(s_new), Protected(fading));
        Assert.Throws<ArgumentOutOfRangeException>(() => fading.SetStrength(1.5f));
    }

    [Fact]
    public void Another_size_or_a_larger_bound_is_refused()
    {
        var fading = new FadingProtector(s_old);
        Assert.Throws<ArgumentException>(() => fading.FadeTo(Perturbation.Random(64, Epsilon, 1)));
        Assert.Throws<ArgumentException>(() => fading.FadeTo(Perturbation.Random(32, 2 * Epsilon, 1)));
        Assert.Same(s_old, fading.Perturbation);
    }

    [Fact]
    public void Protecting_allocates_nothing_within_a_fade_either()
    {
        var fading = new FadingProtector(s_old, frames: 100);
        var picture = Ground();
        fading.Protect(picture, s_faces);
        fading.FadeTo(s_new);
        fading.Protect(picture, s_faces);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 120; i++) fading.Protect(picture, s_faces);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Protected(FadingProtector protector)
    {
        var picture = Ground();
        protector.Protect(picture, s_faces);
        return picture.Memory.ToArray();
    }

    private static byte[] Plain(Perturbation perturbation)
    {
        var picture = Ground();
        new FaceProtector(perturbation).Protect(picture, s_faces);
        return picture.Memory.ToArray();
    }

    private static Picture Ground()
    {
        var picture = new Picture(s_format);
        picture.Memory.Span.Fill(120);
        return picture;
    }

    private static double Distance(byte[] one, byte[] other) => one.Zip(other, (left, right) => Math.Pow(left - right, 2)).Sum();
}
