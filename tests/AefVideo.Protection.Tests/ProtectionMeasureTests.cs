namespace AefVideo.Protection.Tests;

public sealed class ProtectionMeasureTests
{
    [Fact]
    public void Measures_add_up_and_give_the_ratio_over_all_samples()
    {
        var sum = new ProtectionMeasure(100, 10, 50) + new ProtectionMeasure(200, 20, 250);
        Assert.Equal(new(300, 30, 300), sum);
        Assert.Equal(48.1308, sum.Psnr, 1e-4);
        Assert.Equal(double.PositiveInfinity, default(ProtectionMeasure).Psnr);
    }
}
