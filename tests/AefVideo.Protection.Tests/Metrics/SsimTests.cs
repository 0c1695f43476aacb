using AefVideo.Protection.Metrics;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Metrics;

public sealed class SsimTests
{
    /// <summary>The three definitions with what skimage.metrics.structural_similarity 0.19.3 says of <see cref="WavePictures" />, (clip(x) + 1) / 2 in float64.</summary>
    public static TheoryData<string, double, double> Expected => new()
    {
        // channel_axis=-1, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=1
        { nameof(Ssim.Gaussian11), 0.994781997, 0.975965419 },
        // channel_axis=-1, win_size=3, data_range=1
        { nameof(Ssim.Flat3), 0.980027607, 0.953122941 },
        // win_size=3, data_range=a.max()-a.min(): without a channel axis, as multichannel=True comes to from 0.21 on
        { nameof(Ssim.Authors3), 0.995602845, 0.979815226 },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void It_agrees_with_scikit_image(string definition, double first, double second)
    {
        using var scope = NewDisposeScope();
        var values = Of(definition, WavePictures.Originals(), WavePictures.Changed()).data<double>().ToArray();
        Assert.Equal(first, values[0], 1e-6);
        Assert.Equal(second, values[1], 1e-6);
    }

    [Theory]
    [MemberData(nameof(Expected))]
    public void A_picture_is_like_itself(string definition, double first, double second)
    {
        Assert.True(first < 1 && second < 1);
        using var scope = NewDisposeScope();
        var pictures = cat([WavePictures.Originals(), zeros(1, 3, 29, 37), -ones(1, 3, 29, 37)]);
        Assert.All(Of(definition, pictures, pictures).data<double>().ToArray(), value => Assert.Equal(1, value, 1e-12));
    }

    [Theory]
    [InlineData(nameof(Ssim.Gaussian11))]
    [InlineData(nameof(Ssim.Flat3))]
    public void It_does_not_matter_which_is_which(string definition)
    {
        using var scope = NewDisposeScope();
        var (first, second) = (WavePictures.Originals(), WavePictures.Changed());
        var difference = Of(definition, first, second) - Of(definition, second, first);
        Assert.InRange(difference.abs().max().item<double>(), 0, 1e-12);
    }

    [Fact]
    public void The_authors_definition_is_symmetric_where_both_have_the_same_range()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (WavePictures.Originals(), WavePictures.Originals().flip(3));
        var difference = Ssim.Authors3(first, second) - Ssim.Authors3(second, first);
        Assert.InRange(difference.abs().max().item<double>(), 0, 1e-12);
    }

    [Theory]
    [InlineData(nameof(Ssim.Gaussian11), 10)]
    [InlineData(nameof(Ssim.Flat3), 2)]
    [InlineData(nameof(Ssim.Authors3), 2)]
    public void Pictures_smaller_than_the_window_are_refused_and_as_large_ones_are_not(string definition, int size)
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => Of(definition, zeros(1, 3, size, 64), zeros(1, 3, size, 64)));
        Assert.Throws<ArgumentException>(() => Of(definition, zeros(1, 3, 64, size), zeros(1, 3, 64, size)));
        Assert.Equal(1, Of(definition, zeros(1, 3, size + 1, size + 1), zeros(1, 3, size + 1, size + 1)).item<double>(), 1e-12);
    }

    [Fact]
    public void Measuring_leaves_no_tensors()
    {
        using var outer = NewDisposeScope();
        var (first, second) = (WavePictures.Originals(), WavePictures.Changed());
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var before = statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 20; i++)
        {
            Ssim.Gaussian11(first, second).Dispose();
            Ssim.Flat3(first, second).Dispose();
            Ssim.Authors3(first, second).Dispose();
            Psnr.Of(first, second).Dispose();
        }
        Assert.Equal(before, statistics.ThreadTotalLiveCount);
    }

    private static Tensor Of(string definition, Tensor pictures, Tensor others) => definition switch
    {
        nameof(Ssim.Gaussian11) => Ssim.Gaussian11(pictures, others),
        nameof(Ssim.Flat3) => Ssim.Flat3(pictures, others),
        nameof(Ssim.Authors3) => Ssim.Authors3(pictures, others),
        _ => throw new ArgumentOutOfRangeException(nameof(definition)),
    };
}
