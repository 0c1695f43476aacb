using AefVideo.Core.Errors;
using AefVideo.Core.Files;

namespace AefVideo.Core.Tests.Files;

public sealed class SafetensorsWriterTests
{
    private static readonly SafetensorsTensor[] s_tensors =
    [
        new("bytes", SafetensorsType.U8, [3], new byte[] { 1, 2, 3 }),
        SafetensorsTensor.FromSingles("b", [2, 1], [1.5f, -2]),
        SafetensorsTensor.FromSingles("a", [], [7]),
        new("wide", SafetensorsType.F64, [1], new byte[8]),
    ];

    private static readonly Dictionary<string, string> s_metadata = new() { ["z"] = "\"quoted\" – ε", ["a"] = "" };

    [Fact]
    public void What_was_written_is_read_again()
    {
        using var folder = new TemporaryFolder();
        SafetensorsWriter.Write(folder["f"], s_tensors, s_metadata);
        using var file = SafetensorsFile.Open(folder["f"]);
        Assert.Equal(s_metadata, file.Metadata.ToDictionary());
        Assert.Equal([1.5f, -2], file.ReadSingles("b"));
        Assert.Equal([7], file.ReadSingles("a"));
        Assert.Empty(file.Require("a").Shape);
        Assert.Equal([2, 1], file.Require("b").Shape);
        var bytes = new byte[3];
        file.Read("bytes", bytes);
        Assert.Equal([1, 2, 3], bytes);
        Assert.Equal(["f"], folder.Names);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_in_file_and_memory_and_tensors_are_aligned()
    {
        using var folder = new TemporaryFolder();
        SafetensorsWriter.Write(folder["f"], s_tensors, s_metadata);
        var bytes = SafetensorsWriter.ToBytes([.. s_tensors.Reverse()], s_metadata.Reverse().ToDictionary());
        Assert.Equal(File.ReadAllBytes(folder["f"]), bytes);
        using var file = SafetensorsFile.FromMemory(bytes, "memory");
        Assert.All(file.Tensors.Values, entry => Assert.Equal(0, entry.Offset % entry.Type.ByteCount()));
    }

    [Fact]
    public void An_existing_file_is_replaced_whole()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["f"], new string('x', 100_000));
        SafetensorsWriter.Write(folder["f"], [SafetensorsTensor.FromSingles("a", [1], [1])]);
        using var file = SafetensorsFile.Open(folder["f"]);
        Assert.Equal([1f], file.ReadSingles("a"));
    }

    [Fact]
    public void A_failure_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["taken"]);
        var fault = Assert.Throws<ModelException>(() => SafetensorsWriter.Write(folder["taken"], s_tensors));
        Assert.StartsWith(folder["taken"], fault.Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => SafetensorsWriter.Write(Path.Combine(folder["absent"], "f"), s_tensors));
        Assert.Equal(["taken"], folder.Names);
    }

    [Fact]
    public void Half_precision_is_rounded_and_read_again()
    {
        float[] values = [0, -0f, 1, -2.5f, 65504, 65519, 0.1f, 6e-8f, float.NegativeInfinity, float.NaN];
        var bytes = SafetensorsWriter.ToBytes([SafetensorsTensor.FromSinglesAsHalf("h", [2, 5], values)]);
        using var file = SafetensorsFile.FromMemory(bytes, "memory");
        Assert.Equal(SafetensorsType.F16, file.Require("h").Type);
        Assert.Equal(20, file.Require("h").ByteCount);
        Assert.Equal([0, -0f, 1, -2.5f, 65504, 65504, 0.099975586f, 5.9604645e-8f, float.NegativeInfinity, float.NaN], file.ReadSingles("h"));
        Assert.Throws<ArgumentException>(() => SafetensorsTensor.FromSinglesAsHalf("h", [1], [65520]));
        Assert.Throws<ArgumentException>(() => SafetensorsTensor.FromSinglesAsHalf("h", [2], [1]));
    }

    [Fact]
    public void Tensors_that_contradict_themselves_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SafetensorsTensor.FromSingles("a", [2], [1]));
        Assert.Throws<ArgumentException>(() => SafetensorsTensor.FromSingles("__metadata__", [1], [1]));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.ToBytes([s_tensors[1], s_tensors[1]]));
    }
}
