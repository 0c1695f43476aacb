using System.Globalization;
using AefVideo.Generators;
using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Data;
using AefVideo.Generators.HiSd;
using AefVideo.Generators.StarGan;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Optimization;

/// <summary>Pictures in CelebA's layout and networks with seeded random weights, both tiny.</summary>
internal sealed class TinyFaces : IDisposable
{
    public const int Size = 32;
    private const int Pictures = 9;

    public string Folder { get; } = Directory.CreateTempSubdirectory("aef-optimize-").FullName;

    /// <summary>All four kinds, or only the first ones.</summary>
    public static Ensemble Networks(int count = 4)
    {
        // Threads gain nothing on pictures this small.
        set_num_threads(1);
        using var random = new Generator(5);
        var translator = new StarGanOptions { Width = 4, ResidualBlocks = 1, RunningStatistics = false, ImageSize = Size };
        var hisd = new HiSdOptions
        {
            EncoderChannels = [8, 12, 16], DecoderChannels = [16, 12, 8], TranslatorChannels = [8, 8], ExtractorChannels = [6, 8, 10],
            SharedMapperChannels = [8, 8], OwnMapperChannels = [8, 8], StyleDimension = 8, NoiseDimension = 4, ImageSize = Size,
        };
        Func<IGenerator>[] makers =
        [
            () => new LabelTranslatorForger(GeneratorFamily.StarGan, Seeded(new StarGanGenerator(translator), random), "tiny stargan"),
            () => new LabelTranslatorForger(GeneratorFamily.AttentionGan, Seeded(new AttentionGanGenerator(translator), random), "tiny attentiongan"),
            () => new AttGanForger(Seeded(new AttGanGenerator(new AttGanOptions { EncoderWidth = 4, DecoderWidth = 4, Layers = 3, ImageSize = Size }), random), "tiny attgan"),
            () => new HiSdForger(Seeded(new HiSdGenerator(hisd), random), "tiny hisd"),
        ];
        return new Ensemble([.. makers.Take(count).Select(make => make())]);
    }

    public Task<FaceDataset> DataAsync(bool labelled = true)
    {
        var folder = Path.Combine(Folder, labelled ? "data" : "plain");
        Directory.CreateDirectory(folder);
        var names = AttGanOptions.AuthorsAttributes;
        var list = new List<string> { "image,identity,partition," + string.Join(',', names) };
        for (var i = 0; i < Pictures; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{i:D6}.ppm"), Picture(i));
            list.Add(string.Create(CultureInfo.InvariantCulture, $"{i:D6}.ppm,{i},0,") + string.Join(',', names.Select((_, bit) => ((i >> (bit % 4)) + bit) % 2 == 0 ? 1 : -1)));
        }
        if (labelled) File.WriteAllLines(Path.Combine(folder, "attributes.csv"), list);
        return FaceDataset.LoadAsync(new FaceDatasetOptions { Directory = folder, ImageSize = Size }, null, TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // Weights that do not depend on what other tests draw at the same time.
    private static TNetwork Seeded<TNetwork>(TNetwork network, Generator random)
        where TNetwork : nn.Module
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        foreach (var parameter in network.parameters())
        {
            if (parameter.ndim < 2) parameter.mul_(0).add_(parameter.ndim == 1 ? 0.5 : 0);
            else parameter.copy_(randn(parameter.shape, generator: random) * Math.Sqrt(2.0 * parameter.shape[0] / parameter.numel()));
        }
        return network;
    }

    // A binary PPM with a different pattern of waves for each.
    private static byte[] Picture(int seed)
    {
        const int Width = 178;
        const int Height = 218;
        var header = System.Text.Encoding.ASCII.GetBytes($"P6\n{Width} {Height}\n255\n");
        var bytes = new byte[header.Length + 3 * Width * Height];
        header.CopyTo(bytes, 0);
        for (var i = 0; i < 3 * Width * Height; i++)
        {
            var (y, x) = Math.DivRem(i / 3, Width);
            bytes[header.Length + i] = (byte)(127.5 + 120 * Math.Sin(0.05 * (seed + 1) * x + 0.03 * (i % 3 + 1) * y));
        }
        return bytes;
    }
}
