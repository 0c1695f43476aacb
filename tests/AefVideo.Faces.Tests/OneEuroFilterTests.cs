using AefVideo.Faces.Tracking;

namespace AefVideo.Faces.Tests;

public class OneEuroFilterTests
{
    private const float Seconds = 0.04f;

    [Fact]
    public void Without_beta_a_step_is_answered_as_by_a_first_order_low_pass()
    {
        var filter = new OneEuroFilter();
        filter.Filter(0, Seconds, 2, 0);
        var turn = 2 * Math.PI * 2 * Seconds;
        var share = turn / (turn + 1);
        for (var frame = 1; frame <= 20; frame++)
            Assert.Equal(1 - Math.Pow(1 - share, frame), filter.Filter(1, Seconds, 2, 0), 1e-5);
    }

    [Fact]
    public void With_beta_the_cut_off_rises_with_the_low_passed_speed()
    {
        var filter = new OneEuroFilter();
        filter.Filter(10, Seconds, 1, 0.5f);
        double value = 10, speed = 0;
        foreach (var measured in new[] { 11.0, 13.0, 12.5, 20.0, 20.0 })
        {
            speed += Share(1) * ((measured - value) / Seconds - speed);
            value += Share(1 + 0.5 * Math.Abs(speed)) * (measured - value);
            Assert.Equal(value, filter.Filter((float)measured, Seconds, 1, 0.5f), 1e-4);
        }

        static double Share(double cutoff) => 1 / (1 + 1 / (2 * Math.PI * cutoff * Seconds));
    }

    [Fact]
    public void The_first_value_comes_out_as_it_is_and_again_after_a_reset()
    {
        var filter = new OneEuroFilter();
        Assert.Equal(5, filter.Filter(5, Seconds, 1, 1));
        filter.Filter(6, Seconds, 1, 1);
        filter.Reset();
        Assert.Equal(-3, filter.Filter(-3, Seconds, 1, 1));
    }

    [Fact]
    public void Speed_is_measured_in_the_given_unit()
    {
        OneEuroFilter small = new(), large = new();
        for (var frame = 0; frame < 10; frame++)
            Assert.Equal(100 * small.Filter(frame, Seconds, 1, 3), large.Filter(100 * frame, Seconds, 1, 3, 100), 1e-2);
    }
}
