using AefVideo.Core.Imaging;
using AefVideo.Protection.Kernel;

namespace AefVideo.Protection.Tests;

public sealed class FaceProtectorTests
{
    private const double Tolerance = 0.51;

    public static TheoryData<PixelLayout> Layouts => [.. Enum.GetValues<PixelLayout>()];

    /// <summary>What the processor at hand runs, and what every processor runs.</summary>
    private static IEnumerable<RowKernel> Kernels => [RowKernel.Fastest, new ScalarRowKernel()];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Every_sample_is_within_half_a_level_of_the_double_precision_reference(PixelLayout layout)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var format = AnyFormat(random, layout);
            var size = new[] { 16, 32, 64 }[random.Next(3)];
            var epsilon = random.Next(3) == 0 ? 0.5f : 0.05f;
            var perturbation = random.Next(2) == 0 ? Pictures.Smooth(size, epsilon, seed) : Perturbation.Random(size, epsilon, seed);
            var strength = random.Next(2) == 0 ? 1 : random.NextSingle();
            var faces = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pictures.AnyFace(random, format.Width, format.Height, Math.Max(1.01, 0.1 * size), 4 * size)).ToArray();
            var before = Pictures.Noise(format, seed);
            var after = Pictures.Copy(before);
            new FaceProtector(perturbation, strength).Protect(after, faces);
            for (var plane = 0; plane < format.PlaneCount; plane++)
            {
                var expected = ReferenceProtection.Expect(before, plane, perturbation, strength, faces);
                var actual = after.Plane(plane);
                for (var i = 0; i < actual.Length; i++)
                    if (!double.IsNaN(expected[i]) && Math.Abs(actual[i] - expected[i]) > Tolerance)
                        Assert.Fail($"seed {seed}, plane {plane}, sample {i}: {actual[i]} instead of {expected[i]:F3} ({format}, δ {size})");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void All_kernels_give_the_same_bytes_and_measures(PixelLayout layout)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var format = AnyFormat(random, layout, 200);
            var perturbation = Pictures.Smooth(random.Next(16, 100), 0.5f * random.NextSingle(), seed);
            var faces = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pictures.AnyFace(random, format.Width, format.Height, 1, 1000)).ToArray();
            var before = Pictures.Noise(format, seed);
            var results = Kernels.Select(kernel =>
            {
                var picture = Pictures.Copy(before);
                var measure = new FaceProtector(perturbation, 1, kernel).Protect(picture, faces);
                return (Bytes: picture.Memory.ToArray(), Measure: measure);
            }).ToArray();
            Assert.All(results, result => Assert.Equal(results[0].Bytes, result.Bytes));
            Assert.All(results, result => Assert.Equal(results[0].Measure, result.Measure));
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_measure_is_what_the_bytes_say(PixelLayout layout)
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var format = AnyFormat(random, layout);
            var before = Pictures.Noise(format, seed);
            var after = Pictures.Copy(before);
            var faces = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pictures.AnyFace(random, format.Width, format.Height, 2, 200)).ToArray();
            var measure = new FaceProtector(Perturbation.Random(32, 0.1f, seed)).Protect(after, faces);
            var changes = before.Memory.ToArray().Zip(after.Memory.ToArray(), (old, now) => now - old).ToArray();
            Assert.Equal(changes.Sum(change => (long)change * change), measure.SquaredDifference);
            Assert.Equal(changes.Length, measure.TotalSamples);
            Assert.InRange(measure.TouchedSamples, changes.Count(change => change != 0), changes.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void An_upright_face_of_delta_size_takes_delta_as_it_is(PixelLayout layout)
    {
        const int size = 64, feather = 2;
        var perturbation = Pictures.Smooth(size, 0.05f, 1);
        var format = new PictureFormat(size, size, layout, ColorMatrix.Bt709, FullRange: true, ChromaSiting.Center);
        var picture = Pictures.Flat(format, 100);
        new FaceProtector(perturbation).Protect(picture, [new(size, 0, 0, 0)]);
        var delta = perturbation.Delta.Span;
        for (var row = feather; row < size - feather; row++)
        {
            for (var column = feather; column < size - feather; column++)
            {
                var at = row * size + column;
                float r = 127.5f * delta[at], g = 127.5f * delta[size * size + at], b = 127.5f * delta[2 * size * size + at];
                if (layout == PixelLayout.Bgr24)
                {
                    Assert.Equal(100 + b, picture.Plane(0)[3 * at], 0.501f);
                    Assert.Equal(100 + g, picture.Plane(0)[3 * at + 1], 0.501f);
                    Assert.Equal(100 + r, picture.Plane(0)[3 * at + 2], 0.501f);
                }
                else
                {
                    var luma = 0.2126f * r + 0.7152f * g + 0.0722f * b;
                    Assert.Equal(100 + luma, picture.Plane(0)[at], 0.501f);
                    if (layout == PixelLayout.Yuv444) Assert.Equal(100 + (r - luma) / (2 * (1 - 0.2126f)), picture.Plane(2)[at], 0.501f);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Strength_nothing_and_faces_elsewhere_leave_every_byte(PixelLayout layout)
    {
        var before = Pictures.Noise(new(97, 61, layout), 1);
        var after = Pictures.Copy(before);
        var perturbation = Perturbation.Random(64, 0.5f, 1);
        var measure = new FaceProtector(perturbation, 0).Protect(after, [Pictures.Face(50, 30, 60, 0.3)]);
        Assert.Equal(0, measure.SquaredDifference);
        Assert.True(double.IsPositiveInfinity(measure.Psnr));
        Assert.True(measure.TouchedSamples > 0);

        var all = new FaceProtector(perturbation);
        Assert.Equal(new(0, 0, before.Memory.Length), all.Protect(after, []));
        Assert.Equal(new(0, 0, before.Memory.Length), all.Protect(after,
        [
            Pictures.Face(-100, 30, 60, 0.3), Pictures.Face(50, 300, 60), Pictures.Face(1e30, -1e30, 60),
            new(float.NaN, 0, 0, 0), new(50, 0, float.PositiveInfinity, 0), new(float.PositiveInfinity, 0, 0, 0), new(0, 0, 50, 30), new(0.5f, 0.5f, 50, 30), default,
        ]));
        Assert.Equal(before.Memory.ToArray(), after.Memory.ToArray());
    }

    [Fact]
    public void Squares_of_any_size_anywhere_harm_nothing()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var picture = Pictures.Noise(AnyFormat(random, (PixelLayout)random.Next(5), 40), seed);
            var face = new SimilarityTransform(Wild(random), Wild(random), Wild(random), Wild(random));
            foreach (var kernel in Kernels)
            {
                var measure = new FaceProtector(Perturbation.Random(16, 0.05f, seed), 1, kernel).Protect(picture, [face, Pictures.AnyFace(random, 40, 40, 1, 1e6)]);
                Assert.InRange(measure.SquaredDifference, 0, 49 * measure.TouchedSamples);
                Assert.InRange(measure.TouchedSamples, 0, measure.TotalSamples);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Sums_saturate_at_black_and_white(PixelLayout layout)
    {
        var perturbation = Perturbation.Random(64, 0.5f, 3);
        var format = new PictureFormat(64, 64, layout, FullRange: true);
        foreach (var (start, allowed) in new[] { ((byte)0, (0, 64)), ((byte)255, (191, 255)) })
        {
            var picture = Pictures.Flat(format, start);
            var measure = new FaceProtector(perturbation).Protect(picture, [new(64, 0, 0, 0)]);
            Assert.All(picture.Memory.ToArray(), sample => Assert.InRange(sample, allowed.Item1, allowed.Item2));
            Assert.Contains(start, picture.Memory.ToArray());
            Assert.True(measure.SquaredDifference > 0);
        }
    }

    [Fact]
    public void Overlapping_faces_never_add_up_and_their_order_does_not_matter()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var format = AnyFormat(random, (PixelLayout)random.Next(5), 120);
            var count = random.Next(2, 8);
            var faces = Enumerable.Range(0, count).Select(_ => Pictures.AnyFace(random, format.Width, format.Height, 20, 200)).ToList();
            faces.Add(faces[0]);
            faces.Add(faces[1] with { A = faces[1].A * 1.01f });
            var before = Pictures.Noise(format, seed);
            var protector = new FaceProtector(Perturbation.Random(32, 0.05f, seed));
            var one = Pictures.Copy(before);
            var measure = protector.Protect(one, faces.ToArray());

            // 6.375 levels, rounded.
            Assert.All(before.Memory.ToArray().Zip(one.Memory.ToArray()), pair => Assert.InRange(pair.Second - pair.First, -6, 6));
            var shuffled = faces.ToArray();
            random.Shuffle(shuffled);
            var two = Pictures.Copy(before);
            Assert.Equal(measure, protector.Protect(two, shuffled));
            Assert.Equal(one.Memory.ToArray(), two.Memory.ToArray());
        }
    }

    [Fact]
    public void Every_sample_of_the_union_of_squares_is_protected()
    {
        // δ of one sign everywhere: within the feathered border, all samples of all squares must change by the same amount.
        var delta = new float[3 * 32 * 32];
        Array.Fill(delta, 0.05f);
        var perturbation = Perturbation.FromValues(32, delta, new Dictionary<string, string>(), "flat");
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var faces = Enumerable.Range(0, 5).Select(_ => Pictures.AnyFace(random, 150, 150, 60, 150)).ToArray();
            var picture = Pictures.Flat(new(150, 150, PixelLayout.Gray, FullRange: true), 100);
            new FaceProtector(perturbation).Protect(picture, faces);
            for (var y = 0; y < 150; y++)
            {
                for (var x = 0; x < 150; x++)
                {
                    var depth = faces.Max(face => Depth(face, x + 0.5, y + 0.5));
                    if (depth < 0) Assert.Equal(100, picture.Plane(0)[y * 150 + x]);
                    if (depth >= 0 && faces.All(face => Depth(face, x + 0.5, y + 0.5) is < 0 or > 2.0 / 32)) Assert.Equal(106, picture.Plane(0)[y * 150 + x]);
                }
            }
        }
    }

    [Fact]
    public void Thirty_three_faces_and_more_are_protected_too()
    {
        var faces = Enumerable.Range(0, 100).Select(i => Pictures.Face(20 + 40 * (i % 10), 20 + 40 * (i / 10), 40)).ToArray();
        var picture = Pictures.Flat(new(400, 400, PixelLayout.Yuv420), 100);
        var measure = new FaceProtector(Perturbation.Random(64, 0.05f, 1)).Protect(picture, faces);
        Assert.Equal(picture.Memory.Length, measure.TouchedSamples);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_picture_of_one_pixel_is_protected(PixelLayout layout)
    {
        var picture = Pictures.Flat(new(1, 1, layout), 100);
        var measure = new FaceProtector(Perturbation.Random(16, 0.5f, 1)).Protect(picture, [Pictures.Face(0.5, 0.5, 16)]);
        Assert.InRange(measure.TouchedSamples, 1, measure.TotalSamples);
    }

    [Theory]
    [InlineData(PixelLayout.Bgr24)]
    [InlineData(PixelLayout.Gray)]
    public void Psnr_of_random_noise_over_the_whole_picture_is_what_theory_says(PixelLayout layout)
    {
        const int size = 256;
        var picture = Pictures.Flat(new(size, size, layout, FullRange: true), 128);
        var measure = new FaceProtector(Perturbation.Random(size, 0.05f, 5)).Protect(picture, [new(size, 0, 0, 0)]);

        // The mean square of every sum that signs can give, feathered and rounded.
        float[] weights = layout == PixelLayout.Bgr24 ? [1, 0, 0] : [0.299f, 0.587f, 0.114f];
        double squares = 0;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                for (var signs = 0; signs < 8; signs++)
                {
                    var sum = Enumerable.Range(0, 3).Sum(i => (signs >> i) % 2 == 0 ? weights[i] : -weights[i]);
                    squares += Math.Pow(Math.Round(6.375 * sum * DeltaPyramid.Feather(size, row, column)), 2) / 8;
                }
            }
        }
        Assert.Equal(10 * Math.Log10(255 * 255 / (squares / (size * size))), measure.Psnr, 0.03);
    }

    [Fact]
    public void Protecting_allocates_nothing_once_warm()
    {
        foreach (var layout in Enum.GetValues<PixelLayout>())
        {
            var picture = Pictures.Noise(new(320, 240, layout), 1);
            SimilarityTransform[] faces = [Pictures.Face(100, 100, 120, 0.2), Pictures.Face(180, 120, 130, -0.2)];
            var protector = new FaceProtector(Perturbation.Random(128, 0.05f, 1));
            protector.Protect(picture, faces);

            // The least of several: a collection that another test causes in between shifts the counter by a few kilobytes.
            var least = long.MaxValue;
            for (var attempt = 0; attempt < 10; attempt++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 10; i++) protector.Protect(picture, faces);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }
            Assert.Equal(0, least);
        }
    }

    [Fact]
    public void Several_threads_protect_different_pictures_with_one_protector()
    {
        var formats = Enumerable.Range(0, 64).Select(i => AnyFormat(new Random(i), (PixelLayout)(i % 5), 150)).ToArray();
        var perturbation = Perturbation.Random(64, 0.05f, 1);
        SimilarityTransform[] faces = [Pictures.Face(40, 40, 50, 0.3), Pictures.Face(60, 50, 50)];
        var shared = new FaceProtector(perturbation);
        var together = new byte[formats.Length][];
        Parallel.For(0, formats.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            var picture = Pictures.Noise(formats[i], i);
            shared.Protect(picture, faces);
            together[i] = picture.Memory.ToArray();
        });
        for (var i = 0; i < formats.Length; i++)
        {
            var picture = Pictures.Noise(formats[i], i);
            new FaceProtector(perturbation).Protect(picture, faces);
            Assert.Equal(picture.Memory.ToArray(), together[i]);
        }
    }

    [Fact]
    public void A_strength_outside_0_to_1_is_refused()
    {
        var perturbation = Perturbation.Random(16, 0.05f, 1);
        Assert.All(new[] { -0.01f, 1.01f, float.NaN }, strength => Assert.Throws<ArgumentOutOfRangeException>(() => new FaceProtector(perturbation, strength)));
    }

    private static PictureFormat AnyFormat(Random random, PixelLayout layout, int most = 90) => new(
        random.Next(10) == 0 ? 1 : random.Next(1, most),
        random.Next(10) == 0 ? 1 : random.Next(1, most),
        layout,
        (ColorMatrix)random.Next(3),
        random.Next(2) == 0,
        (ChromaSiting)random.Next(3));

    private static float Wild(Random random) => random.Next(6) switch
    {
        0 => 0,
        1 => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue)),
        2 => 1e9f * (random.NextSingle() - 0.5f),
        3 => float.MaxValue * (random.Next(2) * 2 - 1),
        _ => 80 * (random.NextSingle() - 0.5f),
    };

    private static double Depth(SimilarityTransform face, double x, double y)
    {
        double a = face.A, b = face.B, square = a * a + b * b, dx = x - face.X, dy = y - face.Y;
        double u = (a * dx + b * dy) / square, v = (a * dy - b * dx) / square;
        return Math.Min(Math.Min(u, 1 - u), Math.Min(v, 1 - v));
    }
}
