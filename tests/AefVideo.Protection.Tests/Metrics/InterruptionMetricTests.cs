using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;
using AefVideo.Protection.Metrics;
using AefVideo.Tests;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Metrics;

public sealed class InterruptionMetricTests
{
    [Fact]
    public void The_authors_value_is_reproduced()
    {
        using var golden = TensorFile.Read(SharedFiles.Require("reference", "golden", "metric_l2mask.safetensors"));
        using var scope = NewDisposeScope();
        var (image, clean, forged) = (golden.Tensors["in.image"], golden.Tensors["in.forged_clean"], golden.Tensors["in.forged_protected"]);

        var mask = InterruptionMetric.Mask(image, clean);
        Assert.Equal([1, 64, 64], mask.shape);
        Assert.Equal(golden.Tensors["out.mask"].data<float>().ToArray(), mask.data<float>().ToArray());

        var value = InterruptionMetric.L2Mask(image, clean, forged);
        Assert.Equal([1], value.shape);
        Assert.Equal(golden.Tensors["out.l2mask"].item<float>(), value.item<double>(), 1e-6);
        TestContext.Current.TestOutputHelper?.WriteLine($"L2mask {value.item<double>():F8}, authors {golden.Tensors["out.l2mask"].item<float>():F8}");
    }

    [Fact]
    public void The_mask_is_1_above_the_threshold_0_below_and_the_threshold_where_it_is_met()
    {
        using var scope = NewDisposeScope();
        var images = zeros(1, 3, 1, 3);
        var forged = tensor([0.25f, 0.25f, -0.25f, -0.25f, 0.125f, 0.25f, 0f, 0f, 0.25f], [1, 3, 1, 3]);
        Assert.Equal([0.5f, 0f, 1f], InterruptionMetric.Mask(images, forged).data<float>().ToArray());
    }

    [Fact]
    public void L2mask_is_the_mean_squared_change_where_the_mask_weighs()
    {
        using var scope = NewDisposeScope();
        var images = zeros(1, 3, 1, 3);
        var clean = tensor([0.25f, 0.25f, -0.25f, -0.25f, 0.125f, 0.25f, 0f, 0f, 0.25f], [1, 3, 1, 3]);
        var forged = clean + tensor([0.5f, 1f, 0.25f, 0f, 1f, 0f, 0f, 1f, 0f], [1, 3, 1, 3]);
        // Weights 0.5, 0, 1; squared changes 0.25 and 0.0625.
        Assert.Equal((0.5 * 0.25 + 1 * 0.0625) / (3 * 1.5), InterruptionMetric.L2Mask(images, clean, forged).item<double>(), 1e-9);
    }

    [Fact]
    public void Every_picture_of_a_batch_is_measured_by_itself()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(5);
        var images = rand(4, 3, 16, 16, generator: random) * 2 - 1;
        var clean = rand(4, 3, 16, 16, generator: random) * 2 - 1;
        var forged = rand(4, 3, 16, 16, generator: random) * 2 - 1;
        var together = InterruptionMetric.L2Mask(images, clean, forged).data<double>().ToArray();
        for (var i = 0; i < 4; i++)
            Assert.Equal(InterruptionMetric.L2Mask(images.narrow(0, i, 1), clean.narrow(0, i, 1), forged.narrow(0, i, 1)).item<double>(), together[i], 1e-12);
        Assert.Equal(4, together.Distinct().Count());
    }

    [Fact]
    public void A_kept_mask_gives_the_same()
    {
        using var scope = NewDisposeScope();
        var (images, clean, forged) = (zeros(2, 3, 8, 8), rand(2, 3, 8, 8), rand(2, 3, 8, 8));
        var mask = InterruptionMetric.Mask(images, clean);
        Assert.Equal(InterruptionMetric.L2Mask(images, clean, forged).data<double>().ToArray(), InterruptionMetric.L2Within(mask, clean, forged).data<double>().ToArray());
    }

    [Fact]
    public void Where_the_forgery_changes_nothing_there_is_nothing_to_interrupt()
    {
        using var scope = NewDisposeScope();
        var images = zeros(2, 3, 8, 8);
        var clean = cat([zeros(1, 3, 8, 8), ones(1, 3, 8, 8)]);
        var value = InterruptionMetric.L2Mask(images, clean, ones(2, 3, 8, 8)).data<double>().ToArray();
        Assert.Equal([double.NaN, 0], value);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_generator_that_gives_no_numbers_is_no_empty_mask(float value)
    {
        using var scope = NewDisposeScope();
        var images = zeros(1, 3, 8, 8);
        Assert.Throws<ModelException>(() => InterruptionMetric.L2Mask(images, full(1, 3, 8, 8, value), zeros(1, 3, 8, 8)));
        Assert.Throws<ModelException>(() => InterruptionMetric.L2Mask(images, zeros(1, 3, 8, 8), full(1, 3, 8, 8, value)));
    }

    [Fact]
    public void Pictures_of_different_shapes_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => InterruptionMetric.Mask(zeros(2, 3, 8, 8), zeros(1, 3, 8, 8)));
        Assert.Throws<ArgumentException>(() => InterruptionMetric.Mask(zeros(1, 1, 8, 8), zeros(1, 1, 8, 8)));
        Assert.Throws<ArgumentException>(() => InterruptionMetric.L2Within(zeros(1, 8, 8), zeros(2, 3, 8, 8), zeros(2, 3, 8, 8)));
        Assert.Throws<ArgumentException>(() => InterruptionMetric.L2Mask(zeros(1, 3, 8, 8), zeros(1, 3, 8, 8), zeros(1, 3, 4, 4)));
    }

    [Fact]
    public void A_thousand_measurements_leave_nothing_but_their_numbers()
    {
        using var outer = NewDisposeScope();
        var (images, clean, forged) = (zeros(2, 3, 8, 8), rand(2, 3, 8, 8), rand(2, 3, 8, 8).requires_grad_());
        var tally = new InterruptionTally();
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 1000; i++)
        {
            using var scope = NewDisposeScope();
            var value = InterruptionMetric.L2Mask(images, clean, forged);
            Assert.False(value.requires_grad);
            tally.Add(value);
        }
        Assert.Equal(before, statistics.ThreadTotalLiveCount);
        Assert.Equal(2000, tally.Pairs);
    }
}
