using AefVideo.Core.Imaging;
using AefVideo.Faces;
using AefVideo.Generators;
using AefVideo.Pipeline.Stages;
using AefVideo.Protection;
using AefVideo.Protection.Optimization;
using AefVideo.Protection.Refinement;
using static TorchSharp.torch;

namespace AefVideo.Pipeline.Tests.Flow;

public sealed class CollectStageTests
{
    private static readonly PictureFormat s_format = new(200, 160, PixelLayout.Yuv420);

    [Fact]
    public void A_crop_is_taken_of_a_face_once_an_interval_and_the_frame_stays_as_it_is()
    {
        using var ensemble = new Ensemble([new IdleGenerator()]);
        var refinement = new RefinementService(ensemble, Perturbation.Random(32, 0.05f, 1), new() { CropInterval = TimeSpan.FromSeconds(1) });
        using var stage = new CollectStage(refinement);
        var frame = NewFrame();
        var before = frame.Picture.Memory.ToArray();

        frame.Time = TimeSpan.FromSeconds(1);
        stage.Process(frame);
        Assert.True(refinement.WantsCrop(frame.Time), "there is no face");

        frame.Faces.Add(Face(30, FaceCondition.TooSmall));
        stage.Process(frame);
        Assert.True(refinement.WantsCrop(frame.Time), "the face has too few pixels to learn from");

        frame.Faces.Add(Face(90, FaceCondition.None));
        stage.Process(frame);
        Assert.False(refinement.WantsCrop(TimeSpan.FromSeconds(1.9)));
        Assert.True(refinement.WantsCrop(TimeSpan.FromSeconds(2)));
        Assert.Equal(before, frame.Picture.Memory.ToArray());
    }

    [Fact]
    public void Frames_between_crops_cost_nothing()
    {
        using var ensemble = new Ensemble([new IdleGenerator()]);
        var refinement = new RefinementService(ensemble, Perturbation.Random(32, 0.05f, 1), new());
        using var stage = new CollectStage(refinement);
        var frame = NewFrame();
        frame.Faces.Add(Face(90, FaceCondition.None));
        stage.Process(frame);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) stage.Process(frame);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static TrackedFace Face(float side, FaceCondition condition)
    {
        var place = new SimilarityTransform(side, 0, 20, 20);
        return new(1, place, AlignmentTemplate.CelebA.Points.Transformed(place), 1, condition);
    }

    private static Frame NewFrame()
    {
        Assert.True(new FramePool(s_format, 1).TryRent(out var frame));
        new Random(4).NextBytes(frame.Picture.Memory.Span);
        return frame;
    }

    /// <summary>A generator that nobody asks.</summary>
    private sealed class IdleGenerator : IGenerator
    {
        public GeneratorFamily Family => GeneratorFamily.StarGan;

        public int ImageSize => 32;

        public string Fingerprint => "none";

        public IReadOnlyList<string> Edits => ["Blond_Hair"];

        public IReadOnlyList<string> SourceAttributes => [];

        public ScalarType ComputeType { get; set; }

        public GeneratorCondition Condition(string edit, Tensor sourceLabels, ulong seed = 0) => new(sourceLabels);

        public Tensor Forge(Tensor images, GeneratorCondition condition) => images;

        public Tensor Tap(Tensor images, GeneratorCondition condition) => images;

        public (Tensor Forged, Tensor Tap) ForgeAndTap(Tensor images, GeneratorCondition condition) => (images, images);

        public void Dispose()
        {
        }
    }
}
