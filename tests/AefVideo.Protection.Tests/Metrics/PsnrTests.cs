using AefVideo.Protection.Metrics;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Metrics;

public sealed class PsnrTests
{
    [Fact]
    public void It_agrees_with_scikit_image()
    {
        // skimage.metrics.peak_signal_noise_ratio 0.19.3 on (clip(x) + 1) / 2 in float64, data_range=1.
        using var scope = NewDisposeScope();
        var values = Psnr.Of(WavePictures.Originals(), WavePictures.Changed()).data<double>().ToArray();
        Assert.Equal(35.051707299, values[0], 1e-6);
        Assert.Equal(21.648212637, values[1], 1e-6);
    }

    [Fact]
    public void A_change_by_epsilon_everywhere_is_32_decibels()
    {
        using var scope = NewDisposeScope();
        var picture = zeros(1, 3, 16, 16);
        Assert.Equal(20 * Math.Log10(2 / 0.05), Psnr.Of(picture, picture + 0.05).item<double>(), 1e-5);
    }

    [Fact]
    public void What_saturates_is_no_difference()
    {
        using var scope = NewDisposeScope();
        var white = ones(1, 3, 4, 4);
        Assert.Equal(double.PositiveInfinity, Psnr.Of(white, white + 0.05).item<double>());
    }

    [Fact]
    public void It_does_not_matter_which_is_which()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (WavePictures.Originals(), WavePictures.Changed());
        Assert.Equal(Psnr.Of(first, second).data<double>().ToArray(), Psnr.Of(second, first).data<double>().ToArray());
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity], Psnr.Of(first, first).data<double>().ToArray());
    }

    [Fact]
    public void Pictures_of_different_shapes_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => Psnr.Of(zeros(1, 3, 8, 8), zeros(2, 3, 8, 8)));
    }
}
