using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

public class SerialisationTests
{
    [Fact]
    public void A_module_s_file_starts_with_the_count_and_the_first_entry()
    {
        using var model = new Scaled();
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) model.save(writer);
        // 3 entries; "scale": float32 (6), one dimension of 1, then 1.0.
        byte[] head = [0x03, 0x05, 0x73, 0x63, 0x61, 0x6C, 0x65, 0x06, 0x01, 0x01, 0x00, 0x00, 0x80, 0x3F];
        Assert.Equal(head, stream.ToArray()[..head.Length]);
        Assert.Equal(head.Length + (1 + 11 + 1 + 1 + 2 + 2 * 300 * 4) + (1 + 9 + 1 + 1 + 1 + 2 * 4) + 1, stream.Length);
    }

    [Fact]
    public void Saved_modules_come_back()
    {
        using var scope = NewDisposeScope();
        using var one = new ModuleTests.Small();
        using var other = new ModuleTests.Small();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            one.save(file);
            var loaded = new Dictionary<string, bool>();
            other.load(file, loadedParameters: loaded);
            Assert.Equal(one.state_dict().Keys, loaded.Keys);
            Assert.All(loaded.Values, Assert.True);
            foreach (var (name, value) in one.state_dict()) Numbers.Near(value, other.state_dict()[name], 0);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Other_modules_files_are_refused()
    {
        using var model = new Scaled();
        using var other = nn.Linear(300, 2);
        using var wider = new Scaled(301);
        var bytes = Saved(model);
        var count = Assert.Throws<ArgumentException>(() => other.load(new MemoryStream(bytes)));
        Assert.Equal("Mismatched state_dict sizes: expected 2, but found 3 entries.", count.Message);
        Assert.Throws<ArgumentException>(() => wider.load(new MemoryStream(bytes)));
        var loaded = new Dictionary<string, bool>();
        other.load(new MemoryStream(bytes), strict: false, loadedParameters: loaded);
        Assert.Equal([false, false, false], loaded.Values);
        Assert.Throws<EndOfStreamException>(() => model.load(new MemoryStream(bytes[..20])));
        Assert.Throws<FileNotFoundException>(() => model.load(Path.Combine(Path.GetTempPath(), "there-is-no-such-file.dat")));
    }

    [Fact]
    public void Tensors_of_every_kind_come_back()
    {
        using var scope = NewDisposeScope();
        foreach (var x in new[] { arange(6).reshape(2, 3), Numbers.Random(1, 3, 2), tensor(true), zeros(0, 4), arange(4).to(uint8), ones(3).half() })
        {
            using var stream = new MemoryStream();
            using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) x.Save(writer);
            stream.Position = 0;
            var back = TensorExtensionMethods.Load(new BinaryReader(stream));
            Assert.Equal(x.dtype, back.dtype);
            Assert.Equal(x.shape, back.shape);
            Assert.Equal(x.bytes.ToArray(), back.bytes.ToArray());
        }
    }

    [Fact]
    public void Libtorch_s_own_files_come_back()
    {
        using var scope = NewDisposeScope();
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var x = Numbers.Random(1, 3, 2);
            save(x, file);
            Numbers.Near(x, load(file), 0);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static byte[] Saved(nn.Module module)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) module.save(writer);
        return stream.ToArray();
    }

    private sealed class Scaled : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter scale = nn.Parameter(ones(1));
        private readonly Linear head;

        public Scaled(int width = 300) : base(nameof(Scaled))
        {
            head = nn.Linear(width, 2);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var result = head.call(input);
            return result * scale;
        }
    }
}
