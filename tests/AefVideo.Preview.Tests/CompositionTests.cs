using AefVideo.Core.Imaging;
using AefVideo.Faces;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;
using AefVideo.Preview.Platform;
using AefVideo.Preview.Playback;
using AefVideo.Protection;
using Silk.NET.OpenGL;

namespace AefVideo.Tests;

/// <summary>The shader against <see cref="FaceProtector" />, plane by plane, read back.</summary>
public sealed class CompositionTests
{
    private static readonly SimilarityTransform[] s_faces =
    [
        // Turned, overlapping another, partly outside, smaller than the perturbation, and turned over.
        new(118, 31, 60, 20), new(104, -12, 130, 60), new(90, 8, 262, 130), new(23.5f, 4, 20, 150), new(-70, 22, 150, 235),
    ];

    public static TheoryData<PictureFormat> Formats => new(
        new PictureFormat(321, 241, PixelLayout.Yuv420, ColorMatrix.Bt709),
        new PictureFormat(320, 240, PixelLayout.Yuv420, ColorMatrix.Bt601, FullRange: true, ChromaSiting.Center),
        new PictureFormat(320, 240, PixelLayout.Yuv420, ColorMatrix.Bt2020, Siting: ChromaSiting.TopLeft),
        new PictureFormat(322, 240, PixelLayout.Yuv422, ColorMatrix.Bt709),
        new PictureFormat(320, 240, PixelLayout.Yuv444, ColorMatrix.Bt709),
        new PictureFormat(320, 240, PixelLayout.Gray, ColorMatrix.Bt709),
        new PictureFormat(320, 240, PixelLayout.Bgr24, FullRange: true));

    [Theory]
    [MemberData(nameof(Formats))]
    public Task The_shader_adds_what_the_processor_adds_within_one_grey_level(PictureFormat format) => Studio.RunAsync(
        async host =>
        {
            await host.StepAsync(TimeSpan.Zero, isForging: false, TestContext.Current.CancellationToken);
            foreach (var strength in (float[])[1, 0.37f, 0])
            {
                host.Session.State.Strength = strength;
                host.Session.Update();
                var wanted = Noise(format);
                new FaceProtector(Fine, strength).Protect(wanted, s_faces);
                Compare(host, format, wanted, strength);
            }
        },
        setup: Studio.Setup(new NoiseFootage(format)) with { Perturbation = Fine });

    private static Perturbation Fine { get; } = Perturbation.Random(100, 0.08f, 3);

    private static unsafe void Compare(OffscreenHost host, PictureFormat format, Picture wanted, float strength)
    {
        long differing = 0, changed = 0;
        var untouched = Noise(format);
        for (var plane = 0; plane < format.PlaneCount; plane++)
        {
            var target = host.Session.Scene.Protected!.Target(plane);
            target.Bind();
            var gl = host.Device.Gl;
            gl.PixelStore(PixelStoreParameter.PackAlignment, 1);
            var drawn = new byte[format.Stride(plane) * format.Rows(plane)];
            fixed (byte* first = drawn)
                gl.ReadPixels(0, 0, (uint)format.Columns(plane), (uint)format.Rows(plane), target.Texture.Kind.Format, PixelType.UnsignedByte, first);
            var (expected, original) = (wanted.Plane(plane).ToArray(), untouched.Plane(plane).ToArray());
            for (var i = 0; i < drawn.Length; i++)
            {
                Assert.True(Math.Abs(drawn[i] - expected[i]) <= 1, $"plane {plane}, sample {i}: {drawn[i]} instead of {expected[i]} (was {original[i]}) at strength {strength}");
                if (drawn[i] != expected[i]) differing++;
                if (expected[i] != original[i]) changed++;
            }
        }
        Assert.Equal(strength > 0, changed > 0);
        // Only where a value lies on the edge between two grey levels.
        Assert.True(differing <= changed / 100, $"{differing} of {changed} samples differ at strength {strength}");
    }

    private static Picture Noise(PictureFormat format)
    {
        var picture = new Picture(format);
        new Random(11).NextBytes(picture.Memory.Span);
        return picture;
    }

    /// <summary>One frame of noise with the faces.</summary>
    private sealed class NoiseFootage(PictureFormat format) : IFootage
    {
        public string Title => "noise";

        public PictureFormat Format => format;

        public QuarterTurn Rotation => QuarterTurn.None;

        public double PixelAspect => 1;

        public TimeSpan Start => TimeSpan.Zero;

        public TimeSpan? Duration => TimeSpan.Zero;

        public TimeSpan FrameInterval => TimeSpan.FromSeconds(1);

        public bool CanSeek => false;

        public bool IsLive => false;

        public bool KnowsFaces => true;

        public IFrameSource Open(TimeSpan from) => new Source(format);

        private sealed class Source(PictureFormat format) : IFrameSource
        {
            private bool _isGiven;

            public string Name => "noise";

            public PictureFormat Format => format;

            public TimeBase TimeBase => new(1, 1);

            public ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
            {
                if (_isGiven) return ValueTask.FromResult(false);
                _isGiven = true;
                Noise(format).CopyTo(frame.Picture);
                for (var i = 0; i < s_faces.Length; i++) frame.Faces.Add(new(i + 1, s_faces[i], AlignmentTemplate.CelebA.Points.Transformed(s_faces[i]), 1, FaceCondition.None));
                return ValueTask.FromResult(true);
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
