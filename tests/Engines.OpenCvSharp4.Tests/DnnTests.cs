using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace Engines.OpenCvSharp4.Tests;

public sealed class DnnTests
{
    [Fact]
    public void A_blob_is_planar_scaled_and_swapped()
    {
        using var image = Sample.Noise(6, 4, MatType.CV_8UC3);

        using var blob = CvDnn.BlobFromImage(image, 0.5, mean: new Scalar(10, 20, 30));
        using var plain = CvDnn.BlobFromImage(image, swapRB: false);

        Assert.Equal([1, 3, 4, 6], Enumerable.Range(0, 4).Select(blob.Size));
        for (var c = 0; c < 3; c++)
            for (var y = 0; y < 4; y++)
                for (var x = 0; x < 6; x++)
                {
                    Assert.Equal(0.5f * (image.Get<Vec3b>(y, x)[2 - c] - 10 * (c + 1)), blob.Get<float>(0, c, y, x), 1e-4f);
                    Assert.Equal(image.Get<Vec3b>(y, x)[c], plain.Get<float>(0, c, y, x));
                }
    }

    [Fact]
    public void Pictures_are_cropped_to_the_shape_asked_for()
    {
        using var image = new Mat(10, 20, MatType.CV_8UC1, new Scalar(0));
        image[new Rect(5, 0, 10, 10)].SetTo(new Scalar(100));

        using var cropped = CvDnn.BlobFromImage(image, size: new Size(10, 10));
        using var several = CvDnn.BlobFromImages([image, image], 1, new Size(5, 5));

        Assert.Equal(100 * 100, Cv2.Sum(cropped.Reshape(1, 10, 10)).Val0);
        Assert.Equal([2, 1, 5, 5], Enumerable.Range(0, 4).Select(several.Size));
    }

    [Fact]
    public void Overlapping_boxes_are_suppressed()
    {
        Rect[] boxes = [new(0, 0, 10, 10), new(1, 1, 10, 10), new(50, 50, 10, 10), new(51, 50, 10, 10), new(90, 0, 5, 5)];
        float[] scores = [0.6f, 0.9f, 0.8f, 0.3f, 0.05f];

        CvDnn.NMSBoxes(boxes, scores, 0.1f, 0.5f, out var kept);
        CvDnn.NMSBoxes(boxes.Select(box => new Rect2d(box.X, box.Y, box.Width, box.Height)), scores, 0.1f, 0.5f, out var keptDoubles);
        CvDnn.NMSBoxes(boxes, scores, 0.1f, 0.9f, out var loose);
        CvDnn.NMSBoxes(Array.Empty<Rect>(), [], 0.1f, 0.5f, out var none);

        Assert.Equal([1, 2], kept);
        Assert.Equal(kept, keptDoubles);
        Assert.Equal([1, 2, 0, 3], loose);
        Assert.Empty(none);
    }

    [Fact]
    public void An_empty_network_cannot_run()
    {
        using var net = new Net();

        Assert.True(net.Empty());
        Assert.Throws<OpenCVException>(() => net.Forward());
    }

    [Fact]
    public void The_enumerations_have_the_official_values()
    {
        Assert.Equal([0, 1, 2, 3, 4, 5], Enum.GetValues<Backend>().Select(b => (int)b));
        Assert.Equal((0, 6, 8), ((int)Target.CPU, (int)Target.CUDA, (int)Target.HDDL));
    }
}
