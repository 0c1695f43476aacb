using System.Buffers.Binary;
using System.Runtime.InteropServices;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Tests;

namespace AefVideo.Core.Tests.Files;

public sealed class SafetensorsFileTests
{
    private const string TwoTensors =
        """{"__metadata__":{"a":"b","ü":"\u00e4"},"second":{"dtype":"U8","shape":[3],"data_offsets":[8,11]},"first":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"none":{"dtype":"I64","shape":[0,7],"data_offsets":[11,11]},"scalar":{"dtype":"BOOL","shape":[],"data_offsets":[11,12]}}   """;

    [Fact]
    public void Names_types_shapes_ranges_and_metadata_are_read()
    {
        using var file = SafetensorsFile.FromMemory(SafetensorsBytes.Of(TwoTensors, 12), "memory");
        Assert.Equal(["first", "none", "scalar", "second"], file.Tensors.Keys.Order());
        var first = file.Require("first");
        Assert.Equal(SafetensorsType.F32, first.Type);
        Assert.Equal([2, 1], first.Shape);
        Assert.Equal(8, first.ByteCount);
        Assert.Equal(2, first.ElementCount);
        Assert.Equal("[0,7]", file.Require("none").ShapeText);
        Assert.Equal(1, file.Require("scalar").ElementCount);
        Assert.Equal("b", file.Metadata["a"]);
        Assert.Equal("ä", file.Metadata["ü"]);
        var second = new byte[3];
        file.Read("second", second);
        Assert.Equal([8, 9, 10], second);
        Assert.Equal([BitConverter.ToSingle([0, 1, 2, 3]), BitConverter.ToSingle([4, 5, 6, 7])], file.ReadSingles("first"));
        Assert.Throws<ArgumentException>(() => file.Read("second", new byte[2]));
    }

    [Theory]
    [InlineData("no_length", "", "only 0 bytes")]
    [InlineData("no_object", "[]", "not a JSON object")]
    [InlineData("no_json", "{\"a\":", "not valid JSON")]
    [InlineData("two_values", "{} {}", "not valid JSON")]
    [InlineData("empty_name_of_half_a_pair", """{"\ud800":{}}""", "not valid JSON")]
    [InlineData("entry_is_number", """{"a":1}""", "not a map")]
    [InlineData("entry_lacks", """{"a":{"dtype":"U8","shape":[0]}}""", "lacks")]
    [InlineData("entry_has_more", """{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"x":1}}""", "twice or unasked")]
    [InlineData("shape_twice", """{"a":{"dtype":"U8","shape":[0],"shape":[0],"data_offsets":[0,0]}}""", "twice or unasked")]
    [InlineData("tensor_twice", """{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", "twice")]
    [InlineData("metadata_twice", """{"__metadata__":{},"__metadata__":{}}""", "twice")]
    [InlineData("metadata_key_twice", """{"__metadata__":{"a":"b","a":"b"}}""", "twice")]
    [InlineData("metadata_number", """{"__metadata__":{"a":1}}""", "not a string")]
    [InlineData("metadata_list", """{"__metadata__":[]}""", "not a map")]
    [InlineData("unknown_type", """{"a":{"dtype":"F33","shape":[0],"data_offsets":[0,0]}}""", "none that is known")]
    [InlineData("type_by_number", """{"a":{"dtype":"1","shape":[0],"data_offsets":[0,0]}}""", "none that is known")]
    [InlineData("negative_shape", """{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,0]}}""", "whole number")]
    [InlineData("broken_shape", """{"a":{"dtype":"U8","shape":[0.5],"data_offsets":[0,0]}}""", "whole number")]
    [InlineData("offset_beyond_64_bits", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,99999999999999999999]}}""", "whole number")]
    [InlineData("three_offsets", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1,2]}}""", "lacks")]
    [InlineData("backwards", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}""", "cannot lie")]
    [InlineData("size_is_not_shape", """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,3]}}""", "cannot lie", 3)]
    [InlineData("shape_overflows", """{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", "cannot lie")]
    [InlineData("beyond_the_file", """{"a":{"dtype":"U8","shape":[9],"data_offsets":[0,9]}}""", "truncated", 8)]
    [InlineData("far_beyond_the_file", """{"a":{"dtype":"U8","shape":[9223372036854775807],"data_offsets":[0,9223372036854775807]}}""", "cannot lie", 8)]
    [InlineData("gap_at_the_start", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", "a gap", 2)]
    [InlineData("gap_at_the_end", """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", "belong to nothing", 2)]
    [InlineData("overlap", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", "an overlap", 3)]
    [InlineData("partial_overlap_in_other_order", """{"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]},"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}""", "an overlap", 6)]
    [InlineData("too_many_dimensions", """{"a":{"dtype":"U8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]}}""", "dimensions", 1)]
    [InlineData("announces_more", "{}", "announces a header", 0, 3L)]
    [InlineData("announces_absurdly_much", "{}", "announces a header", 0, long.MaxValue)]
    [InlineData("announces_negative", "{}", "announces a header", 0, -1L)]
    public void A_bad_file_gives_one_sentence_that_names_it(string name, string json, string says, int dataBytes = 0, long? announced = null)
    {
        using var folder = new TemporaryFolder();
        var bytes = json.Length == 0 ? [] : SafetensorsBytes.Of(json, dataBytes, announced);
        File.WriteAllBytes(folder[name], bytes);
        var fromFile = Assert.Throws<ModelException>(() => SafetensorsFile.Open(folder[name]));
        Assert.Contains(says, fromFile.Message, StringComparison.Ordinal);
        Assert.StartsWith(folder[name], fromFile.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", fromFile.Message, StringComparison.Ordinal);
        var fromMemory = Assert.Throws<ModelException>(() => SafetensorsFile.FromMemory(bytes, folder[name]));
        Assert.Equal(fromFile.Message, fromMemory.Message);
    }

    [Fact]
    public void A_path_that_gives_no_file_gives_one_sentence()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("does not exist", Assert.Throws<ModelException>(() => SafetensorsFile.Open(folder["nothing"])).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<ModelException>(() => SafetensorsFile.Open(folder["."])).Message, StringComparison.Ordinal);
        Assert.Throws<ModelException>(() => SafetensorsFile.Open("a\0b"));
    }

    [Fact]
    public void PyTorch_files_are_called_by_their_name()
    {
        foreach (var name in new[] { "stargan_generator.pth", "stargan_generator.legacy.ckpt" })
        {
            var path = SharedFiles.Require("reference", "golden", name);
            Assert.Contains("PyTorch", Assert.Throws<ModelException>(() => SafetensorsFile.Open(path)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_reference_file_opens_and_every_float_tensor_is_finite()
    {
        foreach (var path in Directory.EnumerateFiles(SharedFiles.Require("reference", "golden"), "*.safetensors"))
        {
            using var file = SafetensorsFile.Open(path);
            Assert.NotEmpty(file.Tensors);
            foreach (var entry in file.Tensors.Values.Where(entry => entry.Type == SafetensorsType.F32))
                Assert.All(file.ReadSingles(entry.Name), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public void Floating_point_types_become_singles()
    {
        float[] values = [0, -0f, 1, -2.5f, 65504, 0.099975586f, float.PositiveInfinity];
        var f16 = new byte[values.Length * 2];
        var bf16 = new byte[values.Length * 2];
        var f64 = new byte[values.Length * 8];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteHalfLittleEndian(f16.AsSpan(2 * i), (Half)values[i]);
            BinaryPrimitives.WriteInt16LittleEndian(bf16.AsSpan(2 * i), (short)(BitConverter.SingleToInt32Bits(values[i]) >> 16));
            BinaryPrimitives.WriteDoubleLittleEndian(f64.AsSpan(8 * i), values[i]);
        }
        long[] shape = [values.Length];
        var bytes = SafetensorsWriter.ToBytes([
            SafetensorsTensor.FromSingles("F32", shape, values),
            new("F16", SafetensorsType.F16, shape, f16),
            new("BF16", SafetensorsType.BF16, shape, bf16),
            new("F64", SafetensorsType.F64, shape, f64),
            new("I32", SafetensorsType.I32, shape, new byte[values.Length * 4])]);
        using var file = SafetensorsFile.FromMemory(bytes, "memory");
        Assert.Equal(values, file.ReadSingles("F32"));
        Assert.Equal(values, file.ReadSingles("F16"));
        Assert.Equal(values, file.ReadSingles("F64"));
        Assert.Equal([0, -0f, 1, -2.5f, 65280, 0.099609375f, float.PositiveInfinity], file.ReadSingles("BF16"));
        Assert.Contains("type I32", Assert.Throws<ModelException>(() => file.ReadSingles("I32")).Message, StringComparison.Ordinal);
        Assert.Contains("“BF16”", Assert.Throws<ModelException>(() => file.ReadSingles("delta")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_short_after_it_was_opened_is_reported()
    {
        using var folder = new TemporaryFolder();
        SafetensorsWriter.Write(folder["f"], [SafetensorsTensor.FromSingles("a", [100_000], new float[100_000])]);
        using var file = SafetensorsFile.Open(folder["f"]);
        using (var stream = new FileStream(folder["f"], FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) stream.SetLength(1000);
        Assert.Contains("shorter", Assert.Throws<ModelException>(() => file.ReadSingles("a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_are_seen_where_they_lie_in_the_mapped_file()
    {
        using var folder = new TemporaryFolder();
        var values = Enumerable.Range(0, 50_000).Select(i => (float)i).ToArray();
        SafetensorsWriter.Write(folder["f"], [SafetensorsTensor.FromSingles("large", [values.Length], values), new("odd", SafetensorsType.U8, [3], new byte[] { 7, 8, 9 }), new("none", SafetensorsType.U8, [0], default)]);
        SafetensorsView large;
        using (var file = SafetensorsFile.Open(folder["f"]))
        {
            file.View("odd").Dispose(); // What the first view makes for all is not counted below.
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            large = file.View("large");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 4096);
            using var odd = file.View("odd");
            Assert.Equal<byte>([7, 8, 9], odd.Bytes);
            using var none = file.View("none");
            Assert.Equal(0, none.Bytes.Length);
            Assert.Throws<ModelException>(() => file.View("absent"));
        }
        Assert.True(MemoryMarshal.Cast<byte, float>(large.Bytes).SequenceEqual(values));
        large.Dispose();
        large.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _ = large.Bytes.Length);
    }

    [Fact]
    public void Names_are_shown_without_what_would_steer_a_terminal()
    {
        var json = """{"\u001b[2J\n":{"dtype":"U9","shape":[0],"data_offsets":[0,0]}}""";
        var fault = Assert.Throws<ModelException>(() => SafetensorsFile.FromMemory(SafetensorsBytes.Of(json), "memory"));
        Assert.Equal("memory is damaged or not a safetensors file: the type of the tensor “\uFFFD[2J\uFFFD” is none that is known.", fault.Message);
    }

    [Fact]
    public void Tensors_in_memory_are_seen_without_a_copy()
    {
        var bytes = SafetensorsBytes.Of(TwoTensors, 12);
        using var file = SafetensorsFile.FromMemory(bytes, "memory");
        using var second = file.View("second");
        Assert.True(second.Bytes.Overlaps(bytes));
        Assert.Equal<byte>([8, 9, 10], second.Bytes);
    }

    [Fact]
    public void A_file_cut_short_after_it_was_opened_is_not_mapped()
    {
        using var folder = new TemporaryFolder();
        SafetensorsWriter.Write(folder["f"], [SafetensorsTensor.FromSingles("a", [100_000], new float[100_000])]);
        using var file = SafetensorsFile.Open(folder["f"]);
        using (var stream = new FileStream(folder["f"], FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) stream.SetLength(1000);
        Assert.Contains("shorter", Assert.Throws<ModelException>(() => file.View("a")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"dtype":"U8","shape":[0],"data_offsets":[0,0]}""", false)]
    [InlineData("\"\"", true)]
    public void A_header_of_nothing_but_entries_takes_no_more_than_four_times_its_size(string entry, bool metadata)
    {
        var entries = string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"{i:x}\":{entry}"));
        var bytes = SafetensorsBytes.Of(metadata ? $"{{\"__metadata__\":{{{entries}}}}}" : $"{{{entries}}}");
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("4 times", Assert.Throws<ModelException>(() => SafetensorsFile.FromMemory(bytes, "memory")).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, 4L * bytes.Length + 1024 * 1024);
    }

    /// <summary>Seeded damage of every kind: bytes changed, inserted, removed, the end cut off, digits of the header exchanged.</summary>
    [Fact]
    public void Two_thousand_damaged_files_give_model_exceptions_and_nothing_else()
    {
        var sound = SafetensorsBytes.Of(TwoTensors, 12);
        var refused = 0;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var seed = 0; seed < 2000; seed++)
        {
            var bytes = Damage(sound, new Random(seed));
            try
            {
                using var file = SafetensorsFile.FromMemory(bytes, "memory");
                foreach (var entry in file.Tensors.Values)
                {
                    file.Read(entry.Name, new byte[entry.ByteCount]);
                    if (entry.Type is SafetensorsType.F32 or SafetensorsType.F16 or SafetensorsType.BF16 or SafetensorsType.F64) file.ReadSingles(entry.Name);
                }
            }
            catch (ModelException)
            {
                refused++;
            }
        }
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.InRange(refused, 1000, 2000);
        Assert.InRange(allocated / 2000, 0, 100_000);
    }

    private static byte[] Damage(byte[] sound, Random random)
    {
        var bytes = sound.ToList();
        for (var change = random.Next(1, 5); change > 0 && bytes.Count > 0; change--)
        {
            // Half of the damage hits the length and the first tensors' numbers, where it matters most.
            var at = random.Next(2) == 0 ? random.Next(Math.Min(8, bytes.Count)) : random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.Insert(at, (byte)random.Next(256)); break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                default:
                    var digit = bytes.FindIndex(random.Next(bytes.Count), value => value is >= (byte)'0' and <= (byte)'9');
                    if (digit >= 0) bytes[digit] = (byte)"0123456789-.e"[random.Next(13)];
                    break;
            }
        }
        return [.. bytes];
    }
}
