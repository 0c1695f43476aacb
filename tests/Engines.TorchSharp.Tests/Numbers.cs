using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

/// <summary>Tensors to arrays, comparisons, and gradients by finite differences.</summary>
internal static class Numbers
{
    public static float[] Floats(this Tensor tensor)
    {
        using var plain = tensor.detach().to(ScalarType.Float32).contiguous();
        return plain.data<float>().ToArray();
    }

    public static double[] Doubles(this Tensor tensor)
    {
        using var plain = tensor.detach().to(ScalarType.Float64).contiguous();
        return plain.data<double>().ToArray();
    }

    public static void Near(double[] expected, Tensor actual, double tolerance = 1e-5)
    {
        var values = actual.Doubles();
        Assert.Equal(expected.Length, values.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - values[i]) <= tolerance, $"element {i}: expected {expected[i]}, found {values[i]}");
    }

    public static void Near(Tensor expected, Tensor actual, double tolerance = 1e-5)
    {
        Assert.Equal(expected.shape, actual.shape);
        Near(expected.Doubles(), actual, tolerance);
    }

    /// <summary>Pseudo-random numbers in −1…1 that do not depend on the library under test.</summary>
    public static Tensor Random(int seed, params long[] shape)
    {
        var source = new Random(seed);
        var values = new double[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < values.Length; i++) values[i] = 2 * source.NextDouble() - 1;
        return tensor(values, shape);
    }

    /// <summary>Compares the gradient that libtorch finds for a function with central differences.</summary>
    public static void CheckGradient(Func<Tensor, Tensor> function, Tensor at, double tolerance = 1e-6)
    {
        const double step = 1e-5;
        using var scope = NewDisposeScope();
        // Weights make the scalar depend on every element of the result in its own way.
        Tensor Scalar(Tensor x)
        {
            var y = function(x);
            return (y * Random(99, y.shape)).sum();
        }

        var input = at.clone().requires_grad_();
        Scalar(input).backward();
        var found = input.grad!.Doubles();
        var values = at.Doubles();
        using var silent = no_grad();
        for (var i = 0; i < values.Length; i++)
        {
            var original = values[i];
            values[i] = original + step;
            var above = Scalar(tensor(values, at.shape)).item<double>();
            values[i] = original - step;
            var below = Scalar(tensor(values, at.shape)).item<double>();
            values[i] = original;
            var expected = (above - below) / (2 * step);
            Assert.True(Math.Abs(expected - found[i]) <= tolerance * Math.Max(1, Math.Abs(expected)), $"element {i}: differences say {expected}, libtorch {found[i]}");
        }
    }
}
