using AefVideo.Evaluation.Identity;
using AefVideo.Generators.Data;
using AefVideo.Tests;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Tests.Identity;

public sealed class IdentitySimilarityTests
{
    private const int DifferentPairs = 600;
    private const int BatchSize = 32;

    [Fact]
    public async Task Over_LFW_the_same_person_is_nearer_than_different_ones()
    {
        var options = new FaceDatasetOptions { Directory = SharedFiles.Require("data", "lfw"), ImageSize = 128 };
        using var faces = await FaceDataset.LoadAsync(options, null, TestContext.Current.CancellationToken);
        using var similarity = IdentitySimilarity.OpenShipped();
        using var descriptors = Describe(similarity, faces);

        var same = Enumerable.Range(0, faces.Count).GroupBy(i => faces.Identities[i]).Where(person => person.Count() == 2).Select(person => (person.First(), person.Last())).ToArray();
        var random = new Random(4);
        var different = new HashSet<(int First, int Second)>();
        while (different.Count < DifferentPairs)
        {
            var (first, second) = (random.Next(faces.Count), random.Next(faces.Count));
            if (faces.Identities[first] != faces.Identities[second]) different.Add((first, second));
        }

        var alike = Cosines(descriptors, same);
        var unlike = Cosines(descriptors, [.. different]);
        var area = AreaUnderCurve(alike, unlike);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"AUC {area:F4} over {alike.Length} pairs of the same person (cosine {alike.Average():F4}, from {alike.Min():F4}) and {unlike.Length} of different ones (cosine {unlike.Average():F4}, up to {unlike.Max():F4})");
        Assert.Equal(60, alike.Length);
        Assert.InRange(area, 0.97, 1);
    }

    [Fact]
    public async Task Sizes_and_gentle_changes_leave_the_person_and_another_person_differs()
    {
        var options = new FaceDatasetOptions { Directory = SharedFiles.Require("data", "lfw"), ImageSize = 178, Limit = 2 };
        using var faces = await FaceDataset.LoadAsync(options, null, TestContext.Current.CancellationToken);
        using var similarity = IdentitySimilarity.OpenShipped();
        using var scope = NewDisposeScope();
        var pictures = faces.Images([0, 1]);
        using var source = new Generator(1);
        var noisy = pictures + (rand(pictures.shape, generator: source) * 2 - 1) * 0.05;
        Assert.All(similarity.Compare(pictures, pictures).data<float>().ToArray(), value => Assert.Equal(1, value, 1e-5));
        Assert.All(similarity.Compare(pictures, noisy).data<float>().ToArray(), value => Assert.InRange(value, 0.97f, 0.99999f));
        Assert.All(similarity.Compare(pictures, pictures.flip(0)).data<float>().ToArray(), value => Assert.InRange(value, 0.5f, 0.93f));
        var smaller = nn.functional.interpolate(pictures, [128, 128], mode: InterpolationMode.Area);
        Assert.All(similarity.Compare(pictures, smaller).data<float>().ToArray(), value => Assert.InRange(value, 0.98f, 1.00001f));
    }

    [Theory]
    [InlineData(128, 76)]
    [InlineData(178, 106)]
    [InlineData(64, 38)]
    public void The_cut_holds_eyes_and_mouth_where_the_network_learnt_them(int size, int side)
    {
        using var scope = NewDisposeScope();
        var columns = arange(size, ScalarType.Float32).view(1, 1, 1, size).expand(1, 3, size, size);
        var across = IdentitySimilarity.Cut(columns);
        var down = IdentitySimilarity.Cut(columns.transpose(2, 3));
        Assert.Equal([1, 3, side, side], across.shape);
        var left = across[0, 0, 0, 0].item<float>() / size;
        var top = down[0, 0, 0, 0].item<float>() / size;
        // Eyes and mouth of CelebA's aligned square, as parts of the cut: their mean at (0.5, 0.43).
        Assert.Equal(0.5, ((0.3897 + 0.6104 + 0.4962) / 3 - left) * size / side, 0.02);
        Assert.Equal(0.43, ((0.5230 + 0.5243 + 0.7669) / 3 - top) * size / side, 0.02);
    }

    [Fact]
    public void What_is_not_square_or_not_as_many_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => IdentitySimilarity.Cut(zeros(1, 3, 178, 218)));
        Assert.Throws<ArgumentException>(() => IdentitySimilarity.Cut(zeros(3, 178, 178)));
        Assert.Throws<ArgumentException>(() => IdentitySimilarity.Cosine(zeros(1, 128), zeros(2, 128)));
    }

    private static Tensor Describe(IdentitySimilarity similarity, FaceDataset faces)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        foreach (var batch in Enumerable.Range(0, faces.Count).Chunk(BatchSize))
        {
            using var pictures = faces.Images(batch);
            parts.Add(similarity.Describe(pictures));
        }
        return cat(parts).MoveToOuterDisposeScope();
    }

    private static float[] Cosines(Tensor descriptors, (int First, int Second)[] pairs)
    {
        using var scope = NewDisposeScope();
        var first = descriptors.index_select(0, tensor(Array.ConvertAll(pairs, pair => (long)pair.First)));
        var second = descriptors.index_select(0, tensor(Array.ConvertAll(pairs, pair => (long)pair.Second)));
        return IdentitySimilarity.Cosine(first, second).data<float>().ToArray();
    }

    /// <summary>The share of all comparisons of one pair of each kind in which the same person is nearer.</summary>
    private static double AreaUnderCurve(float[] alike, float[] unlike) =>
        alike.Average(near => unlike.Average(far => near > far ? 1 : near == far ? 0.5 : 0));
}
