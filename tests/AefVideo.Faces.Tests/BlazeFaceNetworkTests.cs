using AefVideo.Core.Errors;
using AefVideo.Faces.Detection.Network;
using AefVideo.Tests;
using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace AefVideo.Faces.Tests;

public class BlazeFaceNetworkTests
{
    private static readonly string[] OutputNames = ["Identity:0", "Identity_1:0", "Identity_2:0", "Identity_3:0"];

    [Theory]
    [InlineData(BlazeFaceModel.Front, "front_128", false)]
    [InlineData(BlazeFaceModel.Front, "front_128", true)]
    [InlineData(BlazeFaceModel.Back, "back_256", false)]
    [InlineData(BlazeFaceModel.Back, "back_256", true)]
    public void It_answers_as_OpenCV_does(BlazeFaceModel model, string file, bool noise)
    {
        using var network = new BlazeFaceNetwork(model);
        Fill(network, noise);
        using var reference = CvDnn.ReadNetFromOnnx(SharedFiles.InRepository("media", "models", $"blazeface_{file}.onnx"))!;
        using var blob = Mat.FromPixelData([1, network.Size, network.Size, 3], MatType.CV_32F, network.Input.ToArray());
        reference.SetInput(blob);
        var outputs = OutputNames.Select(_ => new Mat()).ToArray();
        reference.Forward(outputs, OutputNames);

        var (fineScores, coarseScores, fineNumbers, coarseNumbers) = network.Answers();

        float[][] answers = [fineScores, coarseScores, fineNumbers, coarseNumbers];
        for (var i = 0; i < answers.Length; i++) AssertClose(outputs[i].AsSpan<float>(), answers[i]);
        Array.ForEach(outputs, output => output.Dispose());
    }

    [Fact]
    public void It_answers_the_same_again_and_does_not_remember_the_picture_before()
    {
        using var network = new BlazeFaceNetwork(BlazeFaceModel.Back);
        Fill(network, noise: false);
        var first = network.Answers();
        Fill(network, noise: true);
        Assert.NotEqual(first.FineScores, network.Answers().FineScores);
        Fill(network, noise: false);
        var again = network.Answers();
        Assert.Equal(first.FineScores, again.FineScores);
        Assert.Equal(first.CoarseNumbers, again.CoarseNumbers);
    }

    [Theory]
    [InlineData(BlazeFaceModel.Front)]
    [InlineData(BlazeFaceModel.Back)]
    public void Bars_above_and_below_are_worked_out_once_and_change_no_answer(BlazeFaceModel model)
    {
        using var network = new BlazeFaceNetwork(model);
        using var reference = new BlazeFaceNetwork(model);
        var size = network.Size;
        foreach (var (first, end, colour) in new[]
        {
            (size * 7 / 32, size * 25 / 32, -1f), (size * 7 / 32, size * 25 / 32, -1f), (size * 7 / 32, size * 25 / 32, 0.25f), (0, size / 2, -1f), (size / 2 + 1, size, -1f),
            (size / 2, size / 2 + 1, -0.5f), (1, size - 1, -1f), (0, size, 0f), (size * 7 / 32, size * 25 / 32, -1f), (size / 3, size / 3, -1f),
        })
        {
            foreach (var noise in (bool[])[false, true])
            {
                Fill(network, noise);
                for (var y = 0; y < size; y++)
                    if (y < first || y >= end) network.Input.Slice(3 * size * y, 3 * size).Fill(colour);
                network.Input.CopyTo(reference.Input);
                var (expected, actual) = (reference.Answers(), network.Answers(new(first, end)));
                Assert.Equal(expected.FineScores, actual.FineScores);
                Assert.Equal(expected.CoarseScores, actual.CoarseScores);
                Assert.Equal(expected.FineNumbers, actual.FineNumbers);
                Assert.Equal(expected.CoarseNumbers, actual.CoarseNumbers);
            }
        }
    }

    [Fact]
    public void What_is_said_to_be_bars_is_not_looked_at()
    {
        using var network = new BlazeFaceNetwork(BlazeFaceModel.Back);
        var rows = new RowRange(56, 200);
        Fill(network, noise: true);
        network.Input[..(3 * network.Size * rows.First)].Fill(-1);
        network.Input[(3 * network.Size * rows.End)..].Fill(-1);
        var expected = network.Answers(rows);
        network.Input.Slice(3 * network.Size * 10, 3 * network.Size * 30).Fill(1);
        Assert.Equal(expected.FineScores, network.Answers(rows).FineScores);
        Assert.NotEqual(expected.FineScores, network.Answers().FineScores);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no network")]
    public void A_damaged_file_is_one_clear_error(string content)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"damaged-{content.Length}.safetensors");
        File.WriteAllText(path, content);
        var error = Assert.Throws<ModelException>(() => new BlazeFaceNetwork(BlazeFaceModel.Front, path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BlazeFaceModel.Back, "blazeface_front_128.safetensors")]
    [InlineData(BlazeFaceModel.Front, "blazeface_back_256.safetensors")]
    [InlineData(BlazeFaceModel.Front, "stargan.safetensors")]
    public void Another_network_is_one_clear_error(BlazeFaceModel model, string file)
    {
        var path = SharedFiles.InRepository("media", "models", file);
        var error = Assert.Throws<ModelException>(() => new BlazeFaceNetwork(model, path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("restore the file", error.Message, StringComparison.Ordinal);
    }

    private static void Fill(BlazeFaceNetwork network, bool noise)
    {
        var input = network.Input;
        if (noise)
        {
            var random = new Random(3);
            foreach (ref var value in input) value = 2 * random.NextSingle() - 1;
            return;
        }
        using var portrait = Portrait.Load();
        using var small = new Mat();
        Cv2.Resize(portrait, small, new Size(network.Size, network.Size), 0, 0, InterpolationFlags.Area);
        for (var i = 0; i < network.Size * network.Size; i++)
        {
            var pixel = small.Get<Vec3b>(i / network.Size, i % network.Size);
            (input[3 * i], input[3 * i + 1], input[3 * i + 2]) = (pixel.Item2 / 127.5f - 1, pixel.Item1 / 127.5f - 1, pixel.Item0 / 127.5f - 1);
        }
    }

    // Sums of a hundred products in another order: relative to the largest, since single answers may be close to nought.
    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = 0f;
        foreach (var value in expected) scale = MathF.Max(scale, MathF.Abs(value));
        Assert.True(scale > 1);
        for (var i = 0; i < expected.Length; i++) Assert.InRange(actual[i] - expected[i], -2e-5f * scale, 2e-5f * scale);
    }
}
