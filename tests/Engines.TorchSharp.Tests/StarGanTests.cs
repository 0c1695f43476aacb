using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

/// <summary>A whole generator, against the output of its authors' own definition.</summary>
public class StarGanTests
{
    [Fact]
    public void The_golden_generator_is_reproduced()
    {
        using var scope = NewDisposeScope();
        var file = Read(SharedFiles.Require("reference", "golden", "stargan_generator.safetensors"));
        using var generator = new Generator(8, 5, 3);
        const string prefix = "state.";
        var weights = file.Where(entry => entry.Key.StartsWith(prefix)).ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value);
        generator.load_state_dict(weights);
        using var silent = no_grad();
        Numbers.Near(file["out.image"], generator.Run(file["in.image"], file["in.attributes"]), 1e-4);
        generator.load_state_dict(weights);
        generator.eval();
        Numbers.Near(file["out.image_eval_mode"], generator.Run(file["in.image"], file["in.attributes"]), 1e-4);
    }

    private static Dictionary<string, Tensor> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var head = (int)BitConverter.ToInt64(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8, head));
        var tensors = new Dictionary<string, Tensor>();
        foreach (var entry in header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
        {
            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
            var offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32()).ToArray();
            var made = empty(shape, entry.Value.GetProperty("dtype").GetString() == "I64" ? int64 : float32);
            made.bytes = bytes.AsSpan(8 + head + offsets[0], offsets[1] - offsets[0]);
            tensors.Add(entry.Name, made);
        }
        return tensors;
    }

    private sealed class Residual : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential main;

        public Residual(long width) : base(nameof(Residual))
        {
            main = nn.Sequential(nn.Conv2d(width, width, 3, padding: 1, bias: false), Norm(width), nn.ReLU(inplace: true), nn.Conv2d(width, width, 3, padding: 1, bias: false), Norm(width));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var change = main.call(input);
            return input + change;
        }
    }

    private sealed class Generator : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential main;

        public Generator(long width, long labels, int blocks) : base(nameof(Generator))
        {
            var layers = new List<nn.Module<Tensor, Tensor>> { nn.Conv2d(3 + labels, width, 7, padding: 3, bias: false), Norm(width), nn.ReLU(inplace: true) };
            for (var i = 0; i < 2; i++, width *= 2) layers.AddRange([nn.Conv2d(width, 2 * width, 4, 2, 1, bias: false), Norm(2 * width), nn.ReLU(inplace: true)]);
            for (var i = 0; i < blocks; i++) layers.Add(new Residual(width));
            for (var i = 0; i < 2; i++, width /= 2) layers.AddRange([nn.ConvTranspose2d(width, width / 2, 4, 2, 1, bias: false), Norm(width / 2), nn.ReLU(inplace: true)]);
            layers.AddRange([nn.Conv2d(width, 3, 7, padding: 3, bias: false), nn.Tanh()]);
            main = nn.Sequential(layers);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => main.call(input);

        public Tensor Run(Tensor image, Tensor attributes)
        {
            using var planes = attributes.unsqueeze(2).unsqueeze(3).expand(-1, -1, image.shape[2], image.shape[3]);
            using var input = cat([image, planes], 1);
            return call(input);
        }
    }

    private static InstanceNorm2d Norm(long width) => nn.InstanceNorm2d(width, affine: true, track_running_stats: true);
}
