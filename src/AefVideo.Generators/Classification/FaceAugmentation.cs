using static TorchSharp.torch;

namespace AefVideo.Generators.Classification;

/// <summary>
/// Changes training pictures at random in ways that leave the attributes as they are: turned, scaled, moved, other light, a part hidden. Colours change
/// little, because hair and skin are judged by them.
/// </summary>
internal static class FaceAugmentation
{
    private const double Turn = 10 * Math.PI / 180;
    private const double Scale = 0.12;
    private const double Stretch = 0.05;
    private const double Shift = 0.1;
    private const double Brightness = 0.12;
    private const double Contrast = 0.15;
    private const double Saturation = 0.2;
    private const double Tint = 0.03;
    private const double HiddenShare = 0.5;
    private const double LeastHidden = 0.06;
    private const double MostHidden = 0.17;

    /// <summary>Augmented pictures, each in its own way.</summary>
    /// <param name="images">[N, 3, S, S] in [−1, 1], float32.</param>
    /// <param name="size">Height and width of the result.</param>
    /// <returns>[N, 3, size, size] in [−1, 1].</returns>
    public static Tensor Apply(Tensor images, int size) => Hide(Relight(Move(images, size)), size);

    private static Tensor Move(Tensor images, int size)
    {
        var count = images.shape[0];
        var (angle, scale, stretch) = (Around(Turn, count), Around(Scale, count), Around(Stretch, count));
        var (wide, high) = ((scale + stretch).exp(), (scale - stretch).exp());
        var (cosine, sine) = (angle.cos(), angle.sin());
        var rows = stack([
            stack([cosine * wide, -sine * high, Around(Shift, count)], 1),
            stack([sine * wide, cosine * high, Around(Shift, count)], 1)], 1);
        return nn.functional.grid_sample(images, nn.functional.affine_grid(rows, [count, 3, size, size]), GridSampleMode.Bilinear, GridSamplePaddingMode.Reflection);
    }

    private static Tensor Relight(Tensor images)
    {
        var count = images.shape[0];
        var grey = images.mean([1], keepdim: true);
        var coloured = grey + (images - grey) * Around(Saturation, count, 1, 1, 1).add(1);
        var middle = coloured.mean([1, 2, 3], keepdim: true);
        var lit = (coloured - middle) * Around(Contrast, count, 1, 1, 1).exp() + middle + Around(Brightness, count, 1, 1, 1) + Around(Tint, count, 3, 1, 1);
        return lit.clamp(-1, 1);
    }

    private static Tensor Hide(Tensor images, int size)
    {
        var count = images.shape[0];
        var places = arange(size, ScalarType.Float32);
        var rows = Within(places.view(1, 1, size, 1), count, size);
        var columns = Within(places.view(1, 1, 1, size), count, size);
        var chosen = rand(count, 1, 1, 1).lt(HiddenShare);
        return images.masked_fill(rows.logical_and(columns).logical_and(chosen), 0);
    }

    private static Tensor Within(Tensor places, long count, int size)
    {
        var reach = rand(count, 1, 1, 1) * ((MostHidden - LeastHidden) * size) + LeastHidden * size;
        return (places - rand(count, 1, 1, 1) * size).abs().lt(reach);
    }

    private static Tensor Around(double range, params long[] shape) => rand(shape).sub(0.5).mul(2 * range);
}
