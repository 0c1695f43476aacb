using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AefVideo.Generators.Checkpoints.PyTorch;

namespace AefVideo.Generators.Tests.Checkpoints;

/// <summary>Pickles and checkpoints put together by hand, right or wrong.</summary>
internal sealed class PickleBytes
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Instructions, or bytes that belong to one.</summary>
    public PickleBytes Code(params ReadOnlySpan<PickleOpcode> codes)
    {
        foreach (var code in codes) _bytes.Write([(byte)code]);
        return this;
    }

    public PickleBytes Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public PickleBytes Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Code(PickleOpcode.BinUnicode).Raw(BitConverter.GetBytes(bytes.Length)).Raw(bytes);
    }

    public PickleBytes Integer(long value) => Code(PickleOpcode.Long1).Raw(sizeof(long)).Raw(BitConverter.GetBytes(value));

    public PickleBytes Integers(params ReadOnlySpan<long> values)
    {
        Code(PickleOpcode.Mark);
        foreach (var value in values) Integer(value);
        return Code(PickleOpcode.Tuple);
    }

    public PickleBytes Global(string module, string name) => Code(PickleOpcode.Global).Raw(Encoding.UTF8.GetBytes($"{module}\n{name}\n"));

    /// <summary>A tensor of single precision numbers.</summary>
    public PickleBytes Tensor(string key, long count, long offset, ReadOnlySpan<long> shape, ReadOnlySpan<long> strides, string type = "FloatStorage") =>
        Global("torch._utils", "_rebuild_tensor_v2").Code(PickleOpcode.Mark, PickleOpcode.Mark)
            .Text("storage").Global("torch", type).Text(key).Text("cpu").Integer(count).Code(PickleOpcode.Tuple, PickleOpcode.BinPersId)
            .Integer(offset).Integers(shape).Integers(strides).Code(PickleOpcode.NewFalse, PickleOpcode.EmptyDict, PickleOpcode.Tuple, PickleOpcode.Reduce);

    /// <summary>A dictionary of one entry.</summary>
    public static PickleBytes Entry(string name, Func<PickleBytes, PickleBytes> value) =>
        value(new PickleBytes().Code(PickleOpcode.EmptyDict).Text(name)).Code(PickleOpcode.SetItem, PickleOpcode.Stop);

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>A checkpoint of the zip format around this pickle.</summary>
    public byte[] Zip(params ReadOnlySpan<(string Name, byte[] Content)> files)
    {
        var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Store(archive, "archive/data.pkl", ToArray(), CompressionLevel.NoCompression);
            foreach (var (name, content) in files) Store(archive, name, content, CompressionLevel.NoCompression);
        }
        return bytes.ToArray();
    }

    /// <summary>A deflated file in an archive.</summary>
    public static void Store(ZipArchive archive, string name, byte[] content, CompressionLevel level)
    {
        using var stream = archive.CreateEntry(name, level).Open();
        stream.Write(content);
    }

    /// <summary>A checkpoint of the old format around this pickle.</summary>
    public byte[] Legacy(IReadOnlyList<string> keys, params ReadOnlySpan<float[]> storages)
    {
        var bytes = new MemoryStream();
        bytes.Write([0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.', 0x80, 2, (byte)'M', 0xe9, 3, (byte)'.']);
        bytes.Write(Entry("little_endian", value => value.Code(PickleOpcode.NewTrue)).ToArray());
        bytes.Write(ToArray());
        var list = new PickleBytes().Code(PickleOpcode.EmptyList, PickleOpcode.Mark);
        foreach (var key in keys) list.Text(key);
        bytes.Write(list.Code(PickleOpcode.Appends, PickleOpcode.Stop).ToArray());
        Span<byte> field = stackalloc byte[8];
        foreach (var storage in storages)
        {
            BinaryPrimitives.WriteInt64LittleEndian(field, storage.Length);
            bytes.Write(field);
            foreach (var value in storage) bytes.Write(BitConverter.GetBytes(value));
        }
        return bytes.ToArray();
    }
}
