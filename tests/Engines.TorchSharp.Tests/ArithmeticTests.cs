using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

public class ArithmeticTests
{
    private readonly Tensor _a = tensor(new double[] { 1, -2, 3 });
    private readonly Tensor _b = tensor(new double[] { 4, 5, -6 });

    [Fact]
    public void Operators_between_tensors_and_numbers()
    {
        using var scope = NewDisposeScope();
        Numbers.Near([5, 3, -3], _a + _b);
        Numbers.Near([-3, -7, 9], _a - _b);
        Numbers.Near([4, -10, -18], _a * _b);
        Numbers.Near([0.25, -0.4, -0.5], _a / _b);
        Numbers.Near([-1, 2, -3], -_a);
        Numbers.Near([2, -1, 4], _a + 1);
        Numbers.Near([2, -1, 4], 1 + _a);
        Numbers.Near([0, 3, -2], 1 - _a);
        Numbers.Near([-1, -4, 1], _a - 2L);
        Numbers.Near([0.5, -1, 1.5], _a * 0.5);
        Numbers.Near([0.5, -1, 1.5], 0.5f * _a);
        Numbers.Near([0.5, -1, 1.5], _a / 2);
        Numbers.Near([2, -1, 2.0 / 3], 2.0 / _a);
        Numbers.Near([1, 0, 1], _a % 2);
    }

    [Fact]
    public void Operations_in_place_change_and_return_the_tensor_itself()
    {
        using var scope = NewDisposeScope();
        var x = _a.clone();
        Assert.Same(x, x.add_(_b, 2));
        Numbers.Near([9, 8, -9], x);
        Numbers.Near([18, 16, -18], x.mul_(2));
        Numbers.Near([17, 15, -19], x.sub_(1));
        Numbers.Near([8.5, 7.5, -9.5], x.div_(2));
        Numbers.Near([1, 1, -1], x.clamp_(-1, 1));
        Numbers.Near([5, 5, 5], x.fill_(5));
        Numbers.Near([0, 0, 0], x.zero_());
        Numbers.Near([1, -2, 3], x.copy_(_a));
        Numbers.Near([1 + 0.5 * 4, -2 - 0.5 * 10, 3 - 0.5 * 18], x.clone().addcmul_(_a, _b, 0.5));
        Numbers.Near([1 + 0.125, -2 - 0.2, 3 - 0.25], x.addcdiv_(_a, _b, 0.5));
    }

    [Fact]
    public void Functions_of_the_elements()
    {
        using var scope = NewDisposeScope();
        double[] v = [0.5, 1, 2];
        var x = tensor(v);
        Numbers.Near([.. v.Select(Math.Exp)], x.exp(), 1e-12);
        Numbers.Near([.. v.Select(t => Math.Log(t))], x.log(), 1e-12);
        Numbers.Near([.. v.Select(Math.Sqrt)], x.sqrt(), 1e-12);
        Numbers.Near([.. v.Select(t => 1 / Math.Sqrt(t))], x.rsqrt(), 1e-12);
        Numbers.Near([.. v.Select(Math.Tanh)], x.tanh(), 1e-12);
        Numbers.Near([.. v.Select(t => 1 / (1 + Math.Exp(-t)))], x.sigmoid(), 1e-12);
        Numbers.Near([.. v.Select(t => t * t)], x.square(), 1e-12);
        Numbers.Near([.. v.Select(t => Math.Pow(t, 2.5))], x.pow(2.5), 1e-12);
        Numbers.Near([0.25, 1, 4], x.pow(tensor(2.0)));
        Numbers.Near([1, 2, 3], _a.abs());
        Numbers.Near([1, -1, 1], _a.sign());
        Numbers.Near([1, 0, 3], _a.relu());
        Numbers.Near([1, -1, 2], _a.clamp(-1, 2));
        Numbers.Near([1, 0, 3], _a.clamp_min(0));
        Numbers.Near([1, -2, 2], _a.clamp_max(2));
        Numbers.Near([-1, 2, -2], tensor(new[] { -1.2, 1.7, -1.5 }).round());
        Numbers.Near([-1.25], tensor(new[] { -1.251 }).round(2));
        Numbers.Near([-2, 1], tensor(new[] { -1.2, 1.7 }).floor());
        Numbers.Near([-1, 2], tensor(new[] { -1.2, 1.7 }).ceil());
        Numbers.Near([0, 7, 1, 8], nan_to_num(tensor(new[] { double.NaN, double.PositiveInfinity, 1, double.NegativeInfinity }), 0, 7, 8));
        Numbers.Near([1, 0], tensor(new[] { double.NaN, 1 }).isnan());
        Numbers.Near([2.5, 1.5, -1.5], lerp(_a, _b, tensor(0.5)));
    }

    [Fact]
    public void Divisions_round_as_told()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 7.0, -7 });
        Numbers.Near([3.5, -3.5], x.div(2));
        Numbers.Near([3, -3], x.div(2, RoundingMode.trunc));
        Numbers.Near([3, -4], x.div(2, RoundingMode.floor));
        Numbers.Near([3, -4], x.div(tensor(2.0), RoundingMode.floor));
    }

    [Fact]
    public void Comparisons_give_truth_values()
    {
        using var scope = NewDisposeScope();
        Numbers.Near([0, 0, 1], _a > _b);
        Numbers.Near([1, 0, 1], _a >= 1);
        Numbers.Near([0, 1, 0], _a < 1);
        Numbers.Near([1, 1, 0], _a <= 1);
        Numbers.Near([1, 0, 0], _a == 1);
        Numbers.Near([0, 1, 1], _a != 1);
        Assert.Equal(ScalarType.Bool, (_a == _b).dtype);
        Numbers.Near([1, 5, 3], where(_a > 0, _a, _b));
        Numbers.Near([4, 5, 3], maximum(_a, _b));
        Numbers.Near([1, -2, -6], minimum(_a, _b));
        Numbers.Near([0, 1, 0], (_a > 0) ^ (_b > -100));
        Numbers.Near([0, 1, 0], ~(_a > 0));
        Numbers.Near([1, 0, 0], (_a > 0) & (_b > 0));
        Assert.True(allclose(_a, _a + 1e-9));
        Assert.False(allclose(_a, _b));
        Assert.True(_a.Equals(_a.clone()));
        Numbers.Near([0, 2], where(_a > 0)[0]);
    }

    [Fact]
    public void Products_of_matrices()
    {
        using var scope = NewDisposeScope();
        var m = tensor(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
        var n = tensor(new double[,] { { 1, 0, 2 }, { 0, 1, 3 } });
        double[] expected = [1, 2, 8, 3, 4, 18, 5, 6, 28];
        Numbers.Near(expected, m.matmul(n));
        Numbers.Near(expected, m.mm(n));
        Numbers.Near(expected, einsum("ij,jk->ik", m, n));
        Numbers.Near(expected, bmm(m.unsqueeze(0), n.unsqueeze(0)));
        Numbers.Near([1, 3, 5, 2, 4, 6], m.T);
    }

    [Fact]
    public void Softmax_sums_to_one()
    {
        using var scope = NewDisposeScope();
        var total = Math.Exp(1) + Math.Exp(-2) + Math.Exp(3);
        Numbers.Near([Math.Exp(1) / total, Math.Exp(-2) / total, Math.Exp(3) / total], softmax(_a, 0), 1e-12);
    }
}
