using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

public class ShapeTests
{
    private readonly Tensor _x = arange(24).reshape(2, 3, 4);

    [Fact]
    public void Numbers_slices_and_new_axes()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(23, _x[1, 2, 3].item<long>());
        Numbers.Near([4, 5, 6, 7], _x[0, 1]);
        Assert.Equal([3, 4], _x[0].shape);
        Numbers.Near([20, 21, 22, 23], _x[TensorIndex.Single(1), TensorIndex.Single(-1)]);
        Numbers.Near([1, 5, 9, 13, 17, 21], _x[TensorIndex.Ellipsis, TensorIndex.Single(1)]);
        Numbers.Near([5, 7, 9, 11, 17, 19, 21, 23], _x[TensorIndex.Colon, TensorIndex.Slice(1, null), TensorIndex.Slice(1, null, 2)]);
        Assert.Equal([2, 1, 3, 4], _x[TensorIndex.Colon, TensorIndex.None].shape);
        Numbers.Near([12, 13, 16, 17, 20, 21], _x[1, .., ..2]);
        Numbers.Near([14, 15], _x[1, 0, 2..]);
        Numbers.Near([14], _x[1, 0, ^2]);
        Numbers.Near([0, 1, 2], _x[0, 0, ..^1]);
    }

    [Fact]
    public void Tensors_and_masks_as_indices()
    {
        using var scope = NewDisposeScope();
        var v = tensor(new float[] { 10, 20, 30, 40 });
        Numbers.Near([40, 10], v[tensor(new long[] { 3, 0 })]);
        Numbers.Near([30, 40], v[v > 25]);
        Numbers.Near([11, 3], _x[TensorIndex.Single(0), TensorIndex.Tensor(tensor(new long[] { 2, 0 })), TensorIndex.Single(3)]);
        Numbers.Near([22, 23], _x[_x > 21]);
        Assert.Equal([2, 2, 4], _x[TensorIndex.Colon, TensorIndex.Tensor(tensor(new[] { true, false, true }))].shape);
    }

    [Fact]
    public void Assignments()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        x[0, 1] = tensor(5f);
        x[TensorIndex.Colon, TensorIndex.Single(2)] = tensor(new float[] { 7, 8 });
        Numbers.Near([0, 5, 7, 0, 0, 8], x);
        x[x > 6] = tensor(1f);
        Numbers.Near([0, 5, 1, 0, 0, 1], x);
        x[1] = ones(3) * 3;
        Numbers.Near([0, 5, 1, 3, 3, 3], x);
        x[TensorIndex.Tensor(tensor(new long[] { 1, 0 })), TensorIndex.Single(0)] = tensor(new float[] { -1, -2 });
        Numbers.Near([-2, 5, 1, -1, 3, 3], x);
    }

    [Fact]
    public void Indices_outside_are_refused_with_libtorch_s_message()
    {
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => _x[5]);
        Assert.Contains("out of range", error.Message);
    }

    [Fact]
    public void Views_and_copies()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([6, 4], _x.view(6, 4).shape);
        Assert.Equal([2, 12], _x.flatten(1).shape);
        Assert.Equal([4, 2, 3], _x.permute(2, 0, 1).shape);
        Assert.Equal([2, 4, 3], _x.transpose(1, 2).shape);
        Assert.False(_x.transpose(1, 2).is_contiguous());
        Assert.True(_x.transpose(1, 2).contiguous().is_contiguous());
        Assert.Equal([1, 2, 3, 4], _x.unsqueeze(0).shape);
        Assert.Equal([2, 3, 4], _x.unsqueeze(0).squeeze().shape);
        Assert.Equal([3, 2], tensor(new float[] { 1, 2, 3 }).unsqueeze(1).expand(3, 2).shape);
        Numbers.Near([1, 2, 1, 2], tensor(new float[] { 1, 2 }).repeat(2));
        Assert.Equal(24, _x.numel());
        Assert.Equal(3, _x.ndim);
        Assert.Equal(4, _x.size(-1));
        var copy = _x.clone();
        copy[0, 0, 0] = tensor(99L);
        Assert.Equal(0, _x[0, 0, 0].item<long>());
        var view = _x.alias();
        Assert.NotSame(view, _x);
        Numbers.Near(_x, view);
    }

    [Fact]
    public void Joining_and_splitting()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new float[] { 1, 2 });
        var b = tensor(new float[] { 3, 4 });
        Numbers.Near([1, 2, 3, 4], cat([a, b]));
        Numbers.Near([1, 3, 2, 4], stack([a, b], 1));
        Numbers.Near([5, 6, 7, 8], chunk(arange(1, 9), 2)[1]);
        Assert.Equal([3, 3, 2], chunk(arange(8), 3).Select(part => part.numel()));
        Assert.Equal([1, 2, 5], arange(8).split([1L, 2, 5]).Select(part => part.numel()));
        Assert.Equal([3, 3, 2], arange(8).split(3).Select(part => part.numel()));
        Assert.Equal(3, _x.unbind(1).Length);
        var grid = meshgrid([arange(2), arange(3)]);
        Numbers.Near([0, 0, 0, 1, 1, 1], grid[0]);
        Numbers.Near([0, 1, 2, 0, 1, 2], grid[1]);
        var many = Enumerable.Range(0, 300).Select(i => tensor((float)i).reshape(1)).ToArray();
        Assert.Equal(299 * 300 / 2, cat(many).sum().item<float>());
    }

    [Fact]
    public void Moving_elements_about()
    {
        using var scope = NewDisposeScope();
        var v = tensor(new float[] { 1, 2, 3, 4 });
        Numbers.Near([4, 3, 2, 1], v.flip(0));
        Numbers.Near([4, 1, 2, 3], v.roll(1));
        Numbers.Near([2, 3, 4, 1], roll(v, -1, 0));
        Numbers.Near([3, 2, 1, 0], arange(4).reshape(2, 2).roll((1, 1), (0, 1)));
        Numbers.Near([1, 2, 2, 3, 3, 4], v.unfold(0, 2, 1));
        Numbers.Near([3, 1], gather(v, 0, tensor(new long[] { 2, 0 })));
        Numbers.Near([2, 2], index_select(v, 0, tensor(new long[] { 1, 1 })));
        Numbers.Near([2, 3], v.narrow(0, 1, 2));
        Numbers.Near([1, 3], v.slice(0, 0, 4, 2));
        Numbers.Near([1, 2, 0, 0], v.masked_fill(v > 2, 0));
    }
}
