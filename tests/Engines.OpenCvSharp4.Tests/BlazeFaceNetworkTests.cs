using System.Runtime.InteropServices;
using AefVideo.Tests;
using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace Engines.OpenCvSharp4.Tests;

/// <summary>The detector's two networks, which take their picture as [1, height, width, 3].</summary>
public sealed class BlazeFaceNetworkTests
{
    private const int Anchors = 896;
    private const int Regressors = 16;

    [Theory]
    [InlineData("blazeface_front_128.onnx", 128)]
    [InlineData("blazeface_back_256.onnx", 256)]
    public void A_network_runs_on_an_nhwc_blob_and_gives_scores_and_boxes(string file, int side)
    {
        using var net = CvDnn.ReadNetFromOnnx(Model(file));
        Assert.NotNull(net);
        var names = net.GetUnconnectedOutLayersNames().Select(name => name!).ToArray();
        var pixels = Noise(side, seed: 1);
        using var blob = Mat.FromPixelData([1, side, side, 3], MatType.CV_32F, pixels);

        var outputs = Run(net, blob, names);

        var shapes = outputs.Select(Shape).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["1x384x1", $"1x384x{Regressors}", "1x512x1", $"1x512x{Regressors}"], shapes);
        Assert.Equal(Anchors, outputs.Where(output => output.Size(2) == 1).Sum(output => output.Total()));
        Assert.All(outputs, output => Assert.All(output.AsSpan<float>().ToArray(), value => Assert.True(float.IsFinite(value))));
        Array.ForEach(outputs, output => output.Dispose());
    }

    [Fact]
    public void File_bytes_span_and_stream_give_the_same_network()
    {
        var path = Model("blazeface_front_128.onnx");
        var bytes = File.ReadAllBytes(path);
        using var stream = new MemoryStream(bytes);
        Net?[] nets = [CvDnn.ReadNetFromOnnx(path), CvDnn.ReadNetFromOnnx(bytes), CvDnn.ReadNetFromOnnx(bytes.AsSpan()), CvDnn.ReadNetFromOnnx(stream)];
        using var blob = Mat.FromPixelData([1, 128, 128, 3], MatType.CV_32F, Noise(128, seed: 2));

        var results = nets.Select(net => Values(net!, blob)).ToArray();

        Assert.All(results, result => Assert.Equal(results[0], result));
        Array.ForEach(nets, net => net!.Dispose());
    }

    [Fact]
    public void The_input_is_copied_and_memory_of_the_callers_serves_as_well()
    {
        using var net = CvDnn.ReadNetFromOnnx(Model("blazeface_front_128.onnx"))!;
        var pixels = Noise(128, seed: 3);
        using var managed = Mat.FromPixelData([1, 128, 128, 3], MatType.CV_32F, pixels);
        var expected = Values(net, managed);

        var memory = Marshal.AllocHGlobal(pixels.Length * sizeof(float));
        try
        {
            Marshal.Copy(pixels, 0, memory, pixels.Length);
            using var unmanaged = Mat.FromPixelData([1, 128, 128, 3], MatType.CV_32F, memory);
            net.SetInput(unmanaged);
            unmanaged.Reshape(1, 1, pixels.Length).SetTo(new Scalar(0));

            Assert.Equal(expected, Forward(net));
        }
        finally
        {
            Marshal.FreeHGlobal(memory);
        }
    }

    [Fact]
    public void One_output_can_be_asked_for_by_name()
    {
        using var net = CvDnn.ReadNetFromOnnx(Model("blazeface_front_128.onnx"))!;
        using var blob = Mat.FromPixelData([1, 128, 128, 3], MatType.CV_32F, Noise(128, seed: 4));
        var names = net.GetUnconnectedOutLayersNames().Select(name => name!).ToArray();
        var all = Run(net, blob, names);

        net.SetInput(blob);
        using var single = net.Forward(names[1]);
        using var listed = new Mat();
        net.Forward([listed], names[1]);

        Assert.Equal(all[1].AsSpan<float>().ToArray(), single.AsSpan<float>().ToArray());
        Assert.Equal(all[1].AsSpan<float>().ToArray(), listed.AsSpan<float>().ToArray());
        Array.ForEach(all, output => output.Dispose());
    }

    [Fact]
    public void The_network_describes_itself()
    {
        using var net = CvDnn.ReadNetFromOnnx(Model("blazeface_front_128.onnx"))!;
        net.SetPreferableBackend(Backend.OPENCV);
        net.SetPreferableTarget(Target.CPU);
        using var blob = Mat.FromPixelData([1, 128, 128, 3], MatType.CV_32F, Noise(128, seed: 5));
        _ = Values(net, blob);

        Assert.False(net.Empty());
        var layers = net.GetLayerNames();
        Assert.Equal(net.GetUnconnectedOutLayers(), net.GetUnconnectedOutLayersNames().Select(name => net.GetLayerId(name!)));
        Assert.All(net.GetUnconnectedOutLayersNames(), name => Assert.Contains(name, layers));
        Assert.True(net.GetPerfProfile(out var timings) > 0);
        Assert.NotEmpty(timings);
    }

    private static string Model(string file) => SharedFiles.InRepository("media", "models", file);

    private static float[] Noise(int side, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, side * side * 3).Select(_ => random.NextSingle() * 2 - 1).ToArray();
    }

    private static Mat[] Run(Net net, Mat blob, string[] names)
    {
        var outputs = names.Select(_ => new Mat()).ToArray();
        net.SetInput(blob);
        net.Forward(outputs, names);
        return outputs;
    }

    private static float[] Values(Net net, Mat blob)
    {
        net.SetInput(blob);
        return Forward(net);
    }

    private static float[] Forward(Net net)
    {
        var names = net.GetUnconnectedOutLayersNames().Select(name => name!).ToArray();
        var outputs = names.Select(_ => new Mat()).ToArray();
        net.Forward(outputs, names);
        var values = outputs.SelectMany(output => output.AsSpan<float>().ToArray()).ToArray();
        Array.ForEach(outputs, output => output.Dispose());
        return values;
    }

    private static string Shape(Mat mat) => string.Join('x', Enumerable.Range(0, mat.Dims).Select(mat.Size));
}
