using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

public class ReductionTests
{
    private readonly Tensor _x = tensor(new double[,] { { 3, 1, 2 }, { 6, 5, 4 } });

    [Fact]
    public void Sums_and_means()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(21, _x.sum().item<double>());
        Numbers.Near([9, 6, 6], _x.sum(0L));
        Assert.Equal([2, 1], _x.sum(1, keepdim: true).shape);
        Assert.Equal(21, _x.sum(0, 1).item<double>());
        Assert.Equal(float32, _x.sum(float32).dtype);
        Assert.Equal(3.5, _x.mean().item<double>());
        Numbers.Near([2, 5], mean(_x, [1]));
        Assert.Equal(720, _x.prod().item<double>());
    }

    [Fact]
    public void Extremes_and_where_they_are()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(6, _x.max().item<double>());
        Assert.Equal(1, _x.min().item<double>());
        var (values, places) = _x.max(1);
        Numbers.Near([3, 6], values);
        Numbers.Near([0, 0], places);
        Numbers.Near([3, 1, 2], _x.amin(0));
        Numbers.Near([6, 5, 4], _x.amax([0L], false));
        Assert.Equal(3, argmax(_x).item<long>());
        Numbers.Near([1, 2], _x.argmin(1));
        var (sorted, order) = _x.sort(1);
        Numbers.Near([1, 2, 3, 4, 5, 6], sorted);
        Numbers.Near([1, 2, 0, 2, 1, 0], order);
        Numbers.Near([0, 2, 1, 0, 1, 2], _x.argsort(1, descending: true));
        var (top, at) = topk(_x, 2);
        Numbers.Near([3, 2, 6, 5], top);
        Numbers.Near([0, 2, 0, 1], at);
    }

    [Fact]
    public void Spread()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(3.5, _x.var().item<double>(), 10);
        Assert.Equal(17.5 / 6, _x.var(false).item<double>(), 10);
        Assert.Equal(Math.Sqrt(3.5), _x.std().item<double>(), 10);
        Numbers.Near([1, 1], _x.std(1L));
        Numbers.Near([2.0 / 3, 2.0 / 3], _x.var([1L], unbiased: false));
        Assert.Equal(Math.Sqrt(91), norm(_x).item<double>(), 10);
        Assert.Equal(21, _x.norm(1f).item<double>(), 10);
        Numbers.Near([Math.Sqrt(14), Math.Sqrt(77)], _x.norm(1, false, 2f), 1e-10);
    }

    [Fact]
    public void Truth()
    {
        using var scope = NewDisposeScope();
        Assert.True((_x > 0).all().item<bool>());
        Assert.True((_x > 5).any().item<bool>());
        Numbers.Near([0, 1], (_x > 3).all(1));
        Assert.Equal(3, (_x > 3).count_nonzero().item<long>());
        Assert.Equal([3, 2], (_x > 3).nonzero().shape);
    }
}
