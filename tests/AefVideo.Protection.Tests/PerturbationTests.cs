using System.Security.Cryptography;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Tests;

namespace AefVideo.Protection.Tests;

public sealed class PerturbationTests
{
    [Fact]
    public void The_TSDF_authors_tensor_loads()
    {
        var path = SharedFiles.Require("reference", "tsdf_authors_perturbation.safetensors");
        var perturbation = Perturbation.Load(path);
        Assert.Equal(256, perturbation.Size);
        Assert.Equal(0.05f, perturbation.Epsilon);
        Assert.Equal(3 * 256 * 256, perturbation.Delta.Length);
        Assert.StartsWith("TSDF", perturbation.Metadata.Method, StringComparison.Ordinal);
        Assert.Equal(256, perturbation.Metadata.ImageSize);
        Assert.StartsWith("CelebA", perturbation.Metadata.Alignment, StringComparison.Ordinal);
        Assert.Null(perturbation.Metadata.ToolVersion);
        Assert.Empty(perturbation.Metadata.SuccessRates);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), perturbation.Fingerprint);
        Assert.Equal(perturbation.Fingerprint, Perturbation.FromMemory(File.ReadAllBytes(path), "memory").Fingerprint);
    }

    [Fact]
    public void The_same_tensor_as_a_PyTorch_file_is_refused_by_name()
    {
        var fault = Assert.Throws<ModelException>(() => Perturbation.Load(SharedFiles.Require("reference", "tsdf_authors_perturbation.pt")));
        Assert.Contains("is a PyTorch file", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_random_perturbation_is_plus_or_minus_epsilon_fair_and_repeatable()
    {
        var one = Perturbation.Random(64, 0.05f, 7);
        Assert.All(one.Delta.ToArray(), value => Assert.Equal(0.05f, MathF.Abs(value)));
        Assert.InRange(one.Delta.ToArray().Average(), -0.002f, 0.002f);
        Assert.Equal(one.Fingerprint, Perturbation.Random(64, 0.05f, 7).Fingerprint);
        Assert.NotEqual(one.Fingerprint, Perturbation.Random(64, 0.05f, 8).Fingerprint);
        Assert.Equal("random", one.Metadata.Method);
        Assert.Throws<ModelException>(() => Perturbation.Random(15, 0.05f, 1));
        Assert.Throws<ModelException>(() => Perturbation.Random(2049, 0.05f, 1));
        Assert.Throws<ModelException>(() => Perturbation.Random(64, 0.51f, 1));
        Assert.Throws<ModelException>(() => Perturbation.Random(64, -0.1f, 1));
        Assert.Throws<ModelException>(() => Perturbation.Random(64, float.NaN, 1));
    }

    [Fact]
    public void Saved_and_loaded_it_is_the_same()
    {
        var folder = Directory.CreateTempSubdirectory("aef-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "p.safetensors");
            var metadata = new Dictionary<string, string>
            {
                ["method"] = "AEF",
                ["epsilon"] = "0.25",
                ["tool_version"] = "0.1.0",
                ["training_set"] = "abc",
                ["generator.stargan"] = "def",
                ["sr.stargan"] = "0.99",
                ["l2mask.stargan"] = "0.2",
                ["sr."] = "no generator",
            };
            var made = Perturbation.FromValues(16, Enumerable.Repeat(-0.25f, 768).ToArray(), metadata, "made");
            made.Save(path);
            var loaded = Perturbation.Load(path);
            Assert.Equal(made.Fingerprint, loaded.Fingerprint);
            Assert.Equal(made.Delta.ToArray(), loaded.Delta.ToArray());
            Assert.Equal("0.1.0", loaded.Metadata.ToolVersion);
            Assert.Equal("abc", loaded.Metadata.TrainingSetFingerprint);
            Assert.Equal("def", loaded.Metadata.GeneratorFingerprints["stargan"]);
            Assert.Equal(0.99, Assert.Single(loaded.Metadata.SuccessRates).Value);
            Assert.Equal(0.2, loaded.Metadata.MaskedDistances["stargan"]);
            Assert.Equal(16, loaded.Metadata.ImageSize);
            Assert.Throws<ModelException>(() => made.Save(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Without_an_epsilon_the_largest_value_counts()
    {
        var delta = new float[768];
        delta[5] = -0.125f;
        Assert.Equal(0.125f, Perturbation.FromMemory(Bytes([1, 3, 16, 16], delta), "memory").Epsilon);
    }

    [Theory]
    [InlineData("no_tensor", "holds no tensor “delta”; it holds “other”")]
    [InlineData("three_extents", "has the shape [3,16,16]")]
    [InlineData("not_square", "has the shape [1,3,16,17]")]
    [InlineData("one_channel", "has the shape [1,1,16,16]")]
    [InlineData("small", "has the shape [1,3,15,15]")]
    [InlineData("large", "has the shape [1,3,2049,2049]")]
    [InlineData("integers", "of type I32")]
    [InlineData("not_finite", "3 of the 768 values")]
    [InlineData("beyond_epsilon", "its largest |δ| is 0.1, its ε 0.05")]
    [InlineData("absurd", "has ε = 0.75")]
    [InlineData("absurd_epsilon", "has ε = 4")]
    [InlineData("epsilon_in_words", "“epsilon” of absent.safetensors must be a number")]
    [InlineData("size_contradicts", "image_size is 32")]
    [InlineData("size_in_words", "must be a number, and is “many”")]
    public void What_is_no_perturbation_is_refused_in_one_sentence(string what, string says)
    {
        var zero = new float[768];
        var bytes = what switch
        {
            "no_tensor" => SafetensorsWriter.ToBytes([SafetensorsTensor.FromSingles("other", [1], [0])]),
            "three_extents" => Bytes([3, 16, 16], zero),
            "not_square" => Bytes([1, 3, 16, 17], new float[3 * 16 * 17]),
            "one_channel" => Bytes([1, 1, 16, 16], new float[256]),
            "small" => Bytes([1, 3, 15, 15], new float[3 * 15 * 15]),
            "large" => Bytes([1, 3, 2049, 2049], new float[3 * 2049 * 2049]),
            "integers" => SafetensorsWriter.ToBytes([new("delta", SafetensorsType.I32, [1, 3, 16, 16], new byte[768 * 4])]),
            "not_finite" => Bytes([1, 3, 16, 16], [float.NaN, float.PositiveInfinity, float.NegativeInfinity, .. new float[765]]),
            "beyond_epsilon" => Bytes([1, 3, 16, 16], [0.1f, .. new float[767]], ("epsilon", "0.05")),
            "absurd" => Bytes([1, 3, 16, 16], [0.75f, .. new float[767]]),
            "absurd_epsilon" => Bytes([1, 3, 16, 16], zero, ("epsilon", "4")),
            "epsilon_in_words" => Bytes([1, 3, 16, 16], zero, ("epsilon", "small")),
            "size_contradicts" => Bytes([1, 3, 16, 16], zero, ("image_size", "32")),
            _ => Bytes([1, 3, 16, 16], zero, ("image_size", "many")),
        };
        var fault = Assert.Throws<ModelException>(() => Perturbation.FromMemory(bytes, "absent.safetensors"));
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
        Assert.Contains("absent.safetensors", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_precision_loads_within_its_rounding()
    {
        var bytes = new byte[768 * 2];
        for (var i = 0; i < 768; i++) BitConverter.TryWriteBytes(bytes.AsSpan(2 * i), (Half)(-0.05f));
        var file = SafetensorsWriter.ToBytes([new("delta", SafetensorsType.F16, [1, 3, 16, 16], bytes)]);
        Assert.Equal(-0.05f, Perturbation.FromMemory(file, "memory").Delta.Span[0], 0.0001f);
    }

    private static byte[] Bytes(long[] shape, float[] values, params (string Key, string Value)[] metadata) =>
        SafetensorsWriter.ToBytes([SafetensorsTensor.FromSingles("delta", shape, values)], metadata.ToDictionary(pair => pair.Key, pair => pair.Value));
}
