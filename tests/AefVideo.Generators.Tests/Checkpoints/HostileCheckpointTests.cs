using System.IO.Compression;
using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints.PyTorch;

namespace AefVideo.Generators.Tests.Checkpoints;

/// <summary>Checkpoints that PyTorch did not write.</summary>
public sealed class HostileCheckpointTests
{
    private static readonly byte[] s_eight = new byte[8 * sizeof(float)];

    [Theory]
    [InlineData("os", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("torch", "load")]
    [InlineData("torch.storage", "FloatStorage")]
    public void Objects_that_are_not_of_tensors_are_refused_by_name(string module, string name)
    {
        foreach (var pickle in new[]
        {
            PickleBytes.Entry("a", value => value.Global(module, name).Text("true").Code(PickleOpcode.Tuple1, PickleOpcode.Reduce)),
            PickleBytes.Entry("a", value => value.Text(module).Text(name).Code(PickleOpcode.StackGlobal)),
        })
        {
            var said = $"memory asks for the Python object `{module}.{name}`; only tensors, dictionaries and numbers are read from a checkpoint.";
            Assert.Equal(said, Refusal(pickle.Zip()));
            Assert.Equal(said, Refusal(pickle.Legacy([])));
        }
    }

    [Theory]
    [InlineData(8, 0, new long[] { 3, 3 }, new long[] { 3, 1 }, "reaches beyond the 8 numbers")]
    [InlineData(8, 1, new long[] { 8 }, new long[] { 1 }, "reaches beyond the 8 numbers")]
    [InlineData(8, -1, new long[] { 2 }, new long[] { 1 }, "reaches beyond the 8 numbers")]
    [InlineData(8, 7, new long[] { 2 }, new long[] { -1 }, "reaches beyond the 8 numbers")]
    [InlineData(8, 0, new long[] { 2, 2 }, new long[] { long.MaxValue, long.MaxValue }, "reaches beyond the 8 numbers")]
    [InlineData(8, long.MaxValue, new long[] { 1 }, new long[] { 1 }, "reaches beyond the 8 numbers")]
    [InlineData(8, 0, new long[] { -1 }, new long[] { 1 }, "has the shape [-1]")]
    [InlineData(8, 0, new long[] { long.MaxValue, 2 }, new long[] { 0, 0 }, "has the shape [9223372036854775807,2]")]
    [InlineData(8, 0, new long[] { 0, long.MaxValue, long.MaxValue }, new long[] { 0, 0, 0 }, "has the shape [0,9223372036854775807,")]
    [InlineData(8, 0, new long[] { 1 << 20 }, new long[] { 0 }, "asks for more memory than 4 times")]
    [InlineData(8, 0, new long[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, new long[] { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, "17 dimensions")]
    [InlineData(8, 0, new long[] { 2 }, new long[] { 1, 1 }, "not described as PyTorch")]
    [InlineData(long.MaxValue, 0, new long[] { 2 }, new long[] { 1 }, "", "has the shape [9223372036854775807]", "has 8 numbers where 9223372036854775807 are announced")]
    [InlineData(-1, 0, new long[] { 0 }, new long[] { 1 }, "otherwise than PyTorch does")]
    [InlineData(9, 0, new long[] { 9 }, new long[] { 1 }, "", "has 32 bytes where 36 are announced", "has 8 numbers where 9 are announced")]
    public void Tensors_that_reach_out_of_their_storage_are_refused(long count, long offset, long[] shape, long[] strides, string says, string? zipSays = null, string? legacySays = null)
    {
        var pickle = PickleBytes.Entry("a", value => value.Tensor("0", count, offset, shape, strides));
        Assert.Contains(zipSays ?? says, Refusal(pickle.Zip(("archive/data/0", s_eight))), StringComparison.Ordinal);
        Assert.Contains(legacySays ?? says, Refusal(pickle.Legacy(["0"], new float[8])), StringComparison.Ordinal);
    }

    [Fact]
    public void Storages_that_lack_or_contradict_themselves_are_refused()
    {
        var one = PickleBytes.Entry("a", value => value.Tensor("0", 8, 0, [8], [1]));
        Assert.Contains("lacks its file archive/data/0", Refusal(one.Zip()), StringComparison.Ordinal);
        Assert.Contains("lacks its storage 0", Refusal(one.Legacy([])), StringComparison.Ordinal);
        Assert.Contains("ends in the middle", Refusal(one.Legacy(["0"])), StringComparison.Ordinal);
        Assert.Contains("lists a storage that no tensor has", Refusal(one.Legacy(["1"], new float[8])), StringComparison.Ordinal);
        Assert.Contains("twice", Refusal(one.Legacy(["0", "0"], new float[8], new float[8])), StringComparison.Ordinal);
        Assert.Contains("not in little-endian order", Refusal(one.Zip(("archive/data/0", s_eight), ("archive/byteorder", "big"u8.ToArray()))), StringComparison.Ordinal);
        var two = PickleBytes.Entry("a", value => value.Tensor("0", 8, 0, [8], [1]).Code(PickleOpcode.SetItem).Text("b").Tensor("0", 4, 0, [4], [1], "DoubleStorage"));
        Assert.Contains("in two ways", Refusal(two.Zip(("archive/data/0", s_eight))), StringComparison.Ordinal);
        var same = PickleBytes.Entry("a", value => value.Tensor("0", 8, 0, [8], [1]).Code(PickleOpcode.SetItem).Text("a").Tensor("0", 8, 0, [8], [1]));
        Assert.Contains("the tensor “a” twice", Refusal(same.Zip(("archive/data/0", s_eight))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_shared_storage_is_read_once_however_many_tensors_look_at_it()
    {
        var numbers = new byte[1 << 20];
        var pickle = PickleBytes.Entry("0", value =>
        {
            for (var i = 1; i <= 20; i++) value.Tensor("0", 1 << 18, 0, [1 << 18], [1]).Code(PickleOpcode.SetItem).Text($"{i}");
            return value.Tensor("0", 1 << 18, 0, [1 << 9, 1 << 9], [1, 1 << 9]);
        });
        using var file = CheckpointBytes.FromMemory(pickle.Zip(("archive/data/0", numbers)), "memory");
        using var state = PyTorchCheckpoint.Read(file, []);
        Assert.Equal(21, state.Tensors.Count);
        // The storage, and the one tensor that lies across it.
        Assert.InRange(file.Budget.NativeBytes, 2 * numbers.Length, 2.1 * numbers.Length);
    }

    [Fact]
    public void Names_are_shown_without_what_would_steer_a_terminal()
    {
        var pickle = PickleBytes.Entry("a", value => value.Text("os").Text("\u001b[2J\nsystem" + new string('x', 150)).Code(PickleOpcode.StackGlobal));
        var message = Refusal(pickle.Zip());
        Assert.Contains("`os.\uFFFD[2J\uFFFDsystemxxx", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 100, 220);
        Assert.DoesNotContain(message, char.IsControl);
    }

    [Fact]
    public void A_dictionary_that_holds_itself_ends_the_search()
    {
        var pickle = new PickleBytes().Code(PickleOpcode.EmptyDict, PickleOpcode.Memoize).Text("state_dict").Code(PickleOpcode.BinGet).Raw(0).Code(PickleOpcode.SetItem, PickleOpcode.Stop);
        Assert.Contains("none of them", Refusal(pickle.Zip()), StringComparison.Ordinal);
    }

    /// <summary>One instruction a hundred thousand times over, each making as much as it can of few bytes.</summary>
    [Theory]
    [InlineData("dictionaries", new byte[] { (byte)'}' })]
    [InlineData("lists", new byte[] { (byte)']' })]
    [InlineData("marks", new byte[] { (byte)'(' })]
    [InlineData("tuples", new byte[] { (byte)'N', 0x85 })]
    [InlineData("copies", new byte[] { (byte)'N', (byte)'2', (byte)'2', (byte)'2' })]
    [InlineData("memo", new byte[] { (byte)'N', 0x94, 0x94, 0x94 })]
    [InlineData("numbers", new byte[] { (byte)'K', 1 })]
    [InlineData("strings", new byte[] { 0x8c, 1, (byte)'a' })]
    [InlineData("bytes", new byte[] { (byte)'C', 0 })]
    [InlineData("long numbers", new byte[] { 0x8a, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1 })]
    [InlineData("ordered dictionaries", new byte[] { (byte)'c', (byte)'c', (byte)'o', (byte)'l', (byte)'l', (byte)'e', (byte)'c', (byte)'t', (byte)'i', (byte)'o', (byte)'n', (byte)'s', (byte)'\n', (byte)'O', (byte)'r', (byte)'d', (byte)'e', (byte)'r', (byte)'e', (byte)'d', (byte)'D', (byte)'i', (byte)'c', (byte)'t', (byte)'\n', (byte)')', (byte)'R' })]
    public void Memory_is_bounded_by_the_files_size(string what, byte[] instruction)
    {
        var pickle = new PickleBytes();
        for (var i = 0; i < 200_000; i++) pickle.Raw(instruction);
        var bytes = pickle.Code(PickleOpcode.Stop).Zip();
        var message = Measured(bytes);
        Assert.True(message.Contains("more memory", StringComparison.Ordinal) || message.Contains("something else", StringComparison.Ordinal), $"{what}: {message}");
    }

    [Fact]
    public void A_directory_of_nothing_but_names_takes_no_more_memory_than_that()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < 30_000; i++) PickleBytes.Store(archive, $"{i:x}", [], CompressionLevel.NoCompression);
        Assert.Contains("data.pkl", Measured(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_unpacks_to_more_than_four_times_the_file_is_refused()
    {
        var zeros = new byte[64 << 20];
        foreach (var name in new[] { "archive/data.pkl", "archive/byteorder", "archive/data/0" })
        {
            var stream = new MemoryStream();
            using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            {
                if (name != "archive/data.pkl")
                    PickleBytes.Store(archive, "archive/data.pkl", PickleBytes.Entry("a", value => value.Tensor("0", 16 << 20, 0, [16 << 20], [1])).ToArray(), CompressionLevel.Fastest);
                PickleBytes.Store(archive, name, zeros, CompressionLevel.Fastest);
            }
            Assert.Contains("more memory than 4 times", Measured(stream.ToArray()), StringComparison.Ordinal);
        }
    }

    private static string Refusal(byte[] bytes)
    {
        using var file = CheckpointBytes.FromMemory(bytes, "memory");
        var message = Assert.Throws<ModelException>(() => PyTorchCheckpoint.Read(file, []).Dispose()).Message;
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        return message;
    }

    private static string Measured(byte[] bytes)
    {
        using var file = CheckpointBytes.FromMemory(bytes, "memory");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Throws<ModelException>(() => PyTorchCheckpoint.Read(file, []).Dispose());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before + file.Budget.NativeBytes;
        Assert.InRange(allocated, 0, Checkpoint.MemoryLimit(bytes));
        return fault.Message;
    }
}
