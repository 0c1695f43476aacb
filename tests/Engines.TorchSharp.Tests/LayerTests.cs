using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace AefVideo.Tests.Engines;

/// <summary>Layers against the sums they stand for, written out.</summary>
public class LayerTests
{
    [Theory]
    [InlineData(1, 0, 1, 1)]
    [InlineData(2, 1, 1, 1)]
    [InlineData(1, 2, 2, 1)]
    [InlineData(2, 1, 1, 2)]
    public void Convolution(int stride, int padding, int dilation, int groups)
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Random(1, 2, 4, 7, 6);
        var w = Numbers.Random(2, 6, 4 / groups, 3, 2);
        var b = Numbers.Random(3, 6);
        var found = F.conv2d(x, w, b, [stride, stride], [padding, padding], [dilation, dilation], groups);
        var (height, width) = ((int)found.shape[2], (int)found.shape[3]);
        Assert.Equal((7 + 2 * padding - dilation * 2 - 1) / stride + 1, height);
        var expected = new double[2, 6, height, width];
        var (input, kernel, bias) = (x.data<double>(), w.data<double>(), b.data<double>());
        for (var n = 0; n < 2; n++)
            for (var k = 0; k < 6; k++)
                for (var i = 0; i < height; i++)
                    for (var j = 0; j < width; j++)
                    {
                        var sum = bias[k];
                        for (var c = 0; c < 4 / groups; c++)
                            for (var u = 0; u < 3; u++)
                                for (var v = 0; v < 2; v++)
                                {
                                    var (row, column) = (i * stride - padding + u * dilation, j * stride - padding + v * dilation);
                                    if (row is < 0 or >= 7 || column is < 0 or >= 6) continue;
                                    sum += input[n, k / (6 / groups) * (4 / groups) + c, row, column] * kernel[k, c, u, v];
                                }
                        expected[n, k, i, j] = sum;
                    }
        Numbers.Near(tensor(expected), found, 1e-10);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(3, 2, 1)]
    public void Transposed_convolution(int stride, int padding, int outputPadding)
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Random(1, 1, 2, 4, 5);
        var w = Numbers.Random(2, 2, 3, 4, 4);
        var found = F.conv_transpose2d(x, w, null, [stride, stride], [padding, padding], [outputPadding, outputPadding]);
        var (height, width) = (3 * stride - 2 * padding + 4 + outputPadding, 4 * stride - 2 * padding + 4 + outputPadding);
        Assert.Equal([1, 3, height, width], found.shape);
        var expected = new double[1, 3, height, width];
        var (input, kernel) = (x.data<double>(), w.data<double>());
        for (var c = 0; c < 2; c++)
            for (var i = 0; i < 4; i++)
                for (var j = 0; j < 5; j++)
                    for (var k = 0; k < 3; k++)
                        for (var u = 0; u < 4; u++)
                            for (var v = 0; v < 4; v++)
                            {
                                var (row, column) = (i * stride - padding + u, j * stride - padding + v);
                                if (row < 0 || row >= height || column < 0 || column >= width) continue;
                                expected[0, k, row, column] += input[0, c, i, j] * kernel[c, k, u, v];
                            }
        Numbers.Near(tensor(expected), found, 1e-10);
    }

    [Fact]
    public void Convolution_modules_pad_as_told()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Random(1, 1, 2, 5, 5).to(float32);
        var same = nn.Conv2d(2, 3, 3, Padding.Same);
        var valid = nn.Conv2d(2, 3, 3, Padding.Valid);
        var mirrored = nn.Conv2d(2, 3, 3, padding: 1, padding_mode: PaddingModes.Reflect, bias: false);
        Assert.Equal([1, 3, 5, 5], same.call(x).shape);
        Assert.Equal([1, 3, 3, 3], valid.call(x).shape);
        Numbers.Near(F.conv2d(F.pad(x, (1, 1, 1, 1), PaddingModes.Reflect), mirrored.weight), mirrored.call(x), 1e-5);
        Assert.Null(mirrored.bias);
        Assert.Equal([2, 3, 4, 4], nn.ConvTranspose2d(2, 3, 4, 2, 1).weight.shape);
        Assert.Equal([1, 3, 10, 10], nn.ConvTranspose2d(2, 3, 4, 2, 1).call(x).shape);
        Assert.Equal([1, 3, 3, 5], nn.Conv2d(2, 3, (3, 1)).call(x).shape);
    }

    [Fact]
    public void Instance_normalisation()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Random(1, 2, 3, 4, 5);
        var norm = nn.InstanceNorm2d(3, affine: true, dtype: float64);
        Fill(norm.weight, [1, 2, 3]);
        Fill(norm.bias!, [0, -1, 1]);
        var expected = Normalise(x, [[0], [1]], 1e-5, [1, 2, 3], [0, -1, 1]);
        Numbers.Near(expected, norm.call(x), 1e-10);
        Assert.Empty(nn.InstanceNorm2d(3).state_dict());
        Assert.Throws<ArgumentException>(() => norm.call(zeros([2, 3], dtype: float64)));
        Assert.Throws<ArgumentException>(() => norm.call(zeros([2, 4, 2, 2], dtype: float64)));
    }

    [Fact]
    public void Instance_normalisation_without_a_batch()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Random(1, 3, 4, 5);
        var norm = nn.InstanceNorm2d(3, dtype: float64);
        Numbers.Near(norm.call(x.unsqueeze(0)).squeeze(0), norm.call(x), 1e-12);
    }

    [Fact]
    public void Batch_normalisation_learns_statistics_and_then_uses_them()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Random(1, 4, 3, 4, 5);
        var norm = nn.BatchNorm2d(3, dtype: float64);
        Numbers.Near(Normalise(x, [[0, 1, 2, 3]], 1e-5, [1, 1, 1], [0, 0, 0]), norm.call(x), 1e-10);
        Assert.Equal(1, norm.num_batches_tracked!.to(int64).item<long>());
        var mean = x.mean([0, 2, 3]);
        var variance = x.var([0L, 2, 3]);
        Numbers.Near(mean * 0.1, norm.running_mean!, 1e-10);
        Numbers.Near(variance * 0.1 + 0.9, norm.running_var!, 1e-10);
        norm.eval();
        var expected = (x - norm.running_mean!.reshape(1, 3, 1, 1)) / (norm.running_var!.reshape(1, 3, 1, 1) + 1e-5).sqrt();
        Numbers.Near(expected, norm.call(x), 1e-10);
        Assert.Equal(1, norm.num_batches_tracked!.to(int64).item<long>());
        Assert.Throws<ArgumentException>(() => norm.call(zeros(2, 3)));
    }

    [Fact]
    public void Layer_and_group_normalisation()
    {
        using var scope = NewDisposeScope();
        var x = Numbers.Random(1, 2, 4, 3);
        var rows = nn.LayerNorm(3, dtype: float64).call(x);
        Numbers.Near(new double[8], rows.mean([2]), 1e-10);
        Numbers.Near((x - x.mean([2], true)) / (x.var([2L], false, true) + 1e-5).sqrt(), rows, 1e-10);
        var groups = nn.GroupNorm(2, 4, dtype: float64).call(x);
        var grouped = x.reshape(2, 2, 6);
        Numbers.Near(((grouped - grouped.mean([2], true)) / (grouped.var([2L], false, true) + 1e-5).sqrt()).reshape(2, 4, 3), groups, 1e-10);
        Assert.Equal(["weight"], nn.LayerNorm(3, bias: false).state_dict().Keys);
    }

    [Fact]
    public void Linear_and_embedding()
    {
        using var scope = NewDisposeScope();
        var linear = nn.Linear(3, 2, dtype: float64);
        var x = Numbers.Random(1, 4, 3);
        Numbers.Near(x.matmul(linear.weight.T) + linear.bias!, linear.call(x), 1e-12);
        Assert.Equal(3, linear.in_features);
        var table = nn.Embedding(5, 2);
        Numbers.Near(cat([table.weight![3], table.weight![0]]), table.call(tensor(new long[] { 3, 0 })).flatten(), 1e-6);
    }

    [Fact]
    public void Activations()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new double[] { -2, -0.5, 0.5, 2 });
        Numbers.Near([0, 0, 0.5, 2], nn.ReLU().call(x));
        Numbers.Near([-0.02, -0.005, 0.5, 2], nn.LeakyReLU(0.01).call(x));
        Numbers.Near([Math.Exp(-2) - 1, Math.Exp(-0.5) - 1, 0.5, 2], nn.ELU().call(x), 1e-12);
        Numbers.Near([-1, -0.5, 0.5, 1], nn.Hardtanh().call(x));
        Numbers.Near([.. x.Doubles().Select(t => t / (1 + Math.Exp(-t)))], nn.SiLU().call(x), 1e-12);
        Numbers.Near([.. x.Doubles().Select(t => Math.Log(1 + Math.Exp(t)))], F.softplus(x), 1e-12);
        Numbers.Near([.. x.Doubles().Select(Math.Tanh)], nn.Tanh().call(x), 1e-12);
        Numbers.Near([.. x.Doubles().Select(t => 1 / (1 + Math.Exp(-t)))], nn.Sigmoid().call(x), 1e-12);
        Numbers.Near([-0.5, -0.125, 0.5, 2], nn.PReLU(1, dtype: float64).call(x), 1e-7);
        Assert.Equal(1, nn.Softmax(0).call(x).sum().item<double>(), 12);
        Numbers.Near(x, nn.Identity().call(x));
        var inPlace = x.clone();
        using var result = nn.ReLU(inplace: true).call(inPlace);
        Assert.NotSame(inPlace, result);
        Numbers.Near([0, 0, 0.5, 2], inPlace);
    }

    [Fact]
    public void Dropout_works_while_training_only()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var dropout = nn.Dropout(0.5);
        var x = ones(1000);
        var dropped = dropout.call(x);
        Assert.InRange((dropped == 0).sum().item<long>(), 400, 600);
        Assert.Equal(2, dropped.max().item<float>());
        dropout.eval();
        Numbers.Near(x, dropout.call(x));
        var channels = nn.Dropout2d(0.5).call(ones(1, 50, 2, 2));
        Assert.All(channels.sum([2, 3]).Floats(), sum => Assert.True(sum is 0 or 8));
    }

    [Fact]
    public void Pooling()
    {
        using var scope = NewDisposeScope();
        var x = arange(16, dtype: float32).reshape(1, 1, 4, 4);
        Numbers.Near([2.5, 4.5, 10.5, 12.5], nn.AvgPool2d(2).call(x));
        Numbers.Near([5, 7, 13, 15], nn.MaxPool2d(2).call(x));
        Numbers.Near([7.5], nn.AdaptiveAvgPool2d(1).call(x));
        Assert.Equal([1, 1, 2, 4], nn.AdaptiveAvgPool2d((2, 4)).call(x).shape);
        Numbers.Near([10, 11, 14, 15], nn.MaxPool2d((3, 3), stride: (1, 1)).call(x));
        Numbers.Near([0, 0.75, 3, 7.5], F.avg_pool2d(x, 2, 2, 1).flatten()[tensor(new long[] { 0, 1, 3, 4 })]);
    }

    [Fact]
    public void Padding_and_rearranging()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[,,] { { { 1, 2, 3 } } });
        Numbers.Near([3, 2, 1, 2, 3, 2], F.pad(x, (2, 1), PaddingModes.Reflect));
        Numbers.Near([1, 1, 2, 3, 3], F.pad(x, (1, 1), PaddingModes.Replicate));
        Numbers.Near([3, 1, 2, 3, 1], F.pad(x, (1, 1), PaddingModes.Circular));
        Numbers.Near([9, 1, 2, 3], F.pad(x, (1, 0), value: 9));
        var square = arange(4, dtype: float32).reshape(1, 1, 2, 2);
        Assert.Equal([1, 1, 4, 4], nn.ReflectionPad2d(1).call(square).shape);
        Assert.Equal([1, 1, 6, 3], nn.ReplicationPad2d((1, 0, 2, 2)).call(square).shape);
        Numbers.Near([0, 0, 0, 0, 0, 1, 0, 2, 3], nn.ZeroPad2d((1, 0, 1, 0)).call(square));
        Numbers.Near([0, 1, 2, 3], nn.PixelShuffle(2).call(arange(4, dtype: float32).reshape(1, 4, 1, 1)));
        Assert.Equal([1, 4], nn.Flatten().call(square).shape);
        var columns = F.unfold(square, 2, padding: 1);
        Assert.Equal([1, 4, 9], columns.shape);
        Numbers.Near(square * 4, F.fold(columns, 2, 2, padding: 1));
    }

    [Fact]
    public void Resizing_and_sampling()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new float[,,,] { { { { 0, 1 }, { 2, 3 } } } });
        Numbers.Near([0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3], F.interpolate(x, scale_factor: [2, 2]));
        Numbers.Near([0, 0.5, 1, 1, 1.5, 2, 2, 2.5, 3], F.interpolate(x, [3, 3], mode: InterpolationMode.Bilinear, align_corners: true));
        Numbers.Near([0, 0.25, 0.75, 1], F.interpolate(x, [2, 4], mode: InterpolationMode.Bilinear)[0, 0, 0]);
        Numbers.Near([1.5], F.interpolate(x, [1, 1], mode: InterpolationMode.Area));
        Assert.Equal([1, 1, 5, 5], F.interpolate(x, [5, 5], mode: InterpolationMode.Bicubic).shape);
        Numbers.Near([1.5], F.interpolate(x, [1, 1], mode: InterpolationMode.Bilinear, antialias: true), 1e-5);
        Assert.Equal([1, 1, 4, 4], nn.Upsample(scale_factor: [2, 2], mode: UpsampleMode.Bilinear).call(x).shape);
        Assert.Equal([1, 1, 6, 4], F.upsample_nearest2d(x, [6, 4]).shape);
        var still = tensor(new float[,,] { { { 1, 0, 0 }, { 0, 1, 0 } } });
        var grid = F.affine_grid(still, [1, 1, 2, 2]);
        Numbers.Near(x, F.grid_sample(x, grid), 1e-6);
        var mirrored = tensor(new float[,,] { { { -1, 0, 0 }, { 0, 1, 0 } } });
        Numbers.Near([1, 0, 3, 2], F.grid_sample(x, F.affine_grid(mirrored, [1, 1, 2, 2])), 1e-6);
        var outside = full([1, 1, 1, 2], 3.0);
        Numbers.Near([0], F.grid_sample(x, outside));
        Numbers.Near([3], F.grid_sample(x, outside, padding_mode: GridSamplePaddingMode.Border));
        Numbers.Near([0], F.grid_sample(x, outside - 0.5, padding_mode: GridSamplePaddingMode.Reflection, mode: GridSampleMode.Nearest));
    }

    [Fact]
    public void Losses()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new double[] { 0.2, 0.9 });
        var y = tensor(new double[] { 0, 1 });
        Assert.Equal(0.15, nn.L1Loss().call(x, y).item<double>(), 12);
        Assert.Equal(0.05, nn.MSELoss(nn.Reduction.Sum).call(x, y).item<double>(), 12);
        Numbers.Near([0.04, 0.01], nn.MSELoss(nn.Reduction.None).call(x, y), 1e-12);
        Assert.Equal((0.04 + 0.01) / 4, nn.SmoothL1Loss().call(x, y).item<double>(), 12);
        Assert.Equal((-Math.Log(0.8) - Math.Log(0.9)) / 2, nn.BCELoss().call(x, y).item<double>(), 12);
        double Softplus(double t) => Math.Log(1 + Math.Exp(t));
        Assert.Equal((Softplus(0.2) + Softplus(-0.9)) / 2, nn.BCEWithLogitsLoss().call(x, y).item<double>(), 12);
        var logits = tensor(new double[,] { { 1, 2, 3 }, { 1, 0, 0 } });
        var classes = tensor(new long[] { 2, 1 });
        var first = Math.Log(Math.Exp(1) + Math.Exp(2) + Math.Exp(3)) - 3;
        var second = Math.Log(Math.Exp(1) + 2);
        Assert.Equal((first + second) / 2, nn.CrossEntropyLoss().call(logits, classes).item<double>(), 12);
        Assert.Equal(first, nn.CrossEntropyLoss(ignore_index: 1).call(logits, classes).item<double>(), 12);
        Numbers.Near([0, 0, 1, 0, 1, 0], F.one_hot(classes, 3));
        Numbers.Near([0.6, 0.8], F.normalize(tensor(new double[,] { { 3, 4 } })), 1e-12);
        Assert.Equal(1, F.cosine_similarity(logits, logits * 2).mean().item<double>(), 12);
    }

    private static void Fill(Tensor target, double[] values)
    {
        using var silent = no_grad();
        target.copy_(tensor(values));
    }

    /// <summary>(x − mean) / √(variance + ε) · weight + bias per channel, over each listed group of samples.</summary>
    private static Tensor Normalise(Tensor x, int[][] groups, double epsilon, double[] weight, double[] bias)
    {
        var shape = x.shape;
        var result = (double[,,,])x.clone().data<double>().ToNDArray();
        foreach (var group in groups)
            for (var c = 0; c < shape[1]; c++)
            {
                var places = (from n in @group from i in Enumerable.Range(0, (int)shape[2]) from j in Enumerable.Range(0, (int)shape[3]) select (n, i, j)).ToList();
                var mean = places.Average(place => result[place.n, c, place.i, place.j]);
                var variance = places.Average(place => Math.Pow(result[place.n, c, place.i, place.j] - mean, 2));
                foreach (var (n, i, j) in places) result[n, c, i, j] = (result[n, c, i, j] - mean) / Math.Sqrt(variance + epsilon) * weight[c] + bias[c];
            }
        return tensor(result);
    }
}
