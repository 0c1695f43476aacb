using AefVideo.Core.Errors;
using AefVideo.Generators.Data;

namespace AefVideo.Generators.Tests.Data;

public sealed class FaceDatasetTests : IDisposable
{
    private readonly PictureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_red_picture_is_red()
    {
        _folder.Fill("a.png", 255, 0, 51);
        using var data = await Reading.Load(_folder);
        using var images = data.Images([0]);

        Assert.Equal([1, 3, 8, 8], images.shape);
        Assert.Equal(TorchSharp.torch.ScalarType.Float32, images.dtype);
        var values = images.data<float>().ToArray();
        Assert.All(values[..64], value => Assert.Equal(1, value));
        Assert.All(values[64..128], value => Assert.Equal(-1, value));
        Assert.All(values[128..], value => Assert.Equal(51 / 127.5f - 1, value));
    }

    [Fact]
    public async Task A_picture_stands_upright_and_a_mirrored_one_is_turned_left_to_right()
    {
        _folder.Draw("a.png", 8, 8, (x, y) => ((byte)(x * 10), (byte)(y * 10), (byte)(x + 8 * y)));
        _folder.Draw("b.png", 8, 8, (x, y) => ((byte)(200 + x), (byte)(100 + y), 0));
        using var data = await Reading.Load(_folder);

        var bytes = Reading.Bytes(data, [0, 1, 0], [false, true, true]);
        for (var y = 0; y < 8; y++)
            for (var x = 0; x < 8; x++)
            {
                var at = y * 8 + x;
                Assert.Equal((x * 10, y * 10, x + 8 * y), (bytes[at], bytes[at + 64], bytes[at + 128]));
                Assert.Equal((207 - x, 100 + y, 0), (bytes[at + 192], bytes[at + 256], bytes[at + 320]));
                Assert.Equal(((7 - x) * 10, y * 10, 7 - x + 8 * y), (bytes[at + 384], bytes[at + 448], bytes[at + 512]));
            }
    }

    [Fact]
    public async Task Every_byte_becomes_x_over_127_5_less_1()
    {
        _folder.Draw("a.png", 16, 16, (x, y) => ((byte)(16 * y + x), 0, 0));
        using var data = await Reading.Load(_folder, 16);
        using var images = data.Images([0]);
        Assert.Equal(Enumerable.Range(0, 256).Select(value => value / 127.5f - 1), images.data<float>().ToArray()[..256]);
    }

    [Fact]
    public async Task CelebA_is_cut_at_row_20()
    {
        _folder.Draw("a.png", 178, 218, (x, y) => ((byte)x, (byte)y, 0));
        _folder.Write("attributes.csv", "image,Male\na.png,1\n");
        using var data = await Reading.Load(_folder, 178);
        var bytes = Reading.Bytes(data, [0]);
        for (var y = 0; y < 178; y++)
            for (var x = 0; x < 178; x++)
                Assert.True((bytes[y * 178 + x], bytes[178 * 178 + y * 178 + x]) == (x, y + 20), $"({x}, {y})");
    }

    [Fact]
    public async Task Lfw_is_cut_around_the_face()
    {
        _folder.Draw("A_B_0001.png", 250, 250, (x, y) => ((byte)x, (byte)y, 0));
        using var data = await Reading.Load(_folder, 194);
        var bytes = Reading.Bytes(data, [0]);
        Assert.Equal((28, 13), (bytes[0], bytes[194 * 194]));
        Assert.Equal((28 + 193, 13 + 193), (bytes[194 * 194 - 1], bytes[2 * 194 * 194 - 1]));
    }

    [Theory]
    [InlineData(0, 3, 0, 10)]
    [InlineData(6, 5, 2, 6)]
    [InlineData(99, 3, 0, 10)]
    public async Task A_folder_is_cut_in_the_middle(int crop, int left, int top, int side)
    {
        _folder.Draw("a.png", 16, 10, (x, y) => ((byte)x, (byte)y, 0));
        using var data = await Reading.Load(new FaceDatasetOptions { Directory = _folder.Path, ImageSize = side, Crop = crop });
        var bytes = Reading.Bytes(data, [0]);
        Assert.Equal((left, top), (bytes[0], bytes[side * side]));
        Assert.Equal((left + side - 1, top + side - 1), (bytes[side * side - 1], bytes[2 * side * side - 1]));
    }

    [Fact]
    public async Task Shrinking_averages_all_pixels()
    {
        // A chequerboard, of which sampling without a filter would keep one colour.
        _folder.Draw("a.png", 32, 32, (x, y) => ((x + y) % 2 == 0 ? (byte)200 : (byte)100, (byte)(x / 4 * 10), 0));
        using var data = await Reading.Load(_folder);
        var bytes = Reading.Bytes(data, [0]);
        Assert.All(bytes[..64], value => Assert.Equal(150, value));
        for (var i = 0; i < 64; i++) Assert.Equal(i % 8 * 10, bytes[64 + i]);
    }

    [Fact]
    public async Task Growing_keeps_a_plain_picture_plain()
    {
        _folder.Fill("a.png", 10, 20, 30, size: 5);
        using var data = await Reading.Load(_folder);
        Assert.Equal(Enumerable.Repeat((byte)10, 64).Concat(Enumerable.Repeat((byte)20, 64)).Concat(Enumerable.Repeat((byte)30, 64)), Reading.Bytes(data, [0]));
    }

    [Fact]
    public async Task Pictures_come_in_ordinal_order_of_their_names_and_inner_folders_are_left_alone()
    {
        foreach (var (name, red) in new[] { ("b.png", 1), ("a.JPEG", 2), ("B.png", 3), ("10.bmp", 4), ("9.png", 5) }) _folder.Fill(name, (byte)red, (byte)red, (byte)red);
        _folder.Fill("inner/c.png", 6, 6, 6);
        _folder.Write("notes.txt", "no picture");
        using var data = await Reading.Load(_folder);
        Assert.Equal(["10.bmp", "9.png", "B.png", "a.JPEG", "b.png"], data.Names);
        Assert.Equal([4, 5, 3, 2, 1], Enumerable.Range(0, 5).Select(i => (int)Reading.Bytes(data, [i])[0]));
        Assert.Equal([-1, -1, -1, -1, -1], data.Identities);
        Assert.Empty(data.Attributes);
        Assert.Empty(data.Skipped);
    }

    [Fact]
    public async Task What_cannot_be_read_is_skipped_with_a_sentence()
    {
        var random = new Random(1);
        foreach (var name in new[] { "a.jpg", "b.jpg", "c.png", "d.jpg", "e.jpg", "f.png" })
            _folder.Draw(name, 64, 64, (_, _) => ((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)));
        CutInHalf("b.jpg");
        CutInHalf("c.png");
        File.WriteAllText(_folder.Combine("d.jpg"), "no picture");
        File.WriteAllBytes(_folder.Combine("e.jpg"), []);
        using var data = await Reading.Load(_folder);

        Assert.Equal(["a.jpg", "f.png"], data.Names);
        Assert.Equal(
            ["b.jpg: the file ends too early", "c.png: the file ends too early", "d.jpg: it is damaged or no picture", "e.jpg: the file is empty"], data.Skipped);
        File.Copy(_folder.Combine("f.png"), _folder.Combine("alone.png"));
        using var whole = await Reading.Load(_folder);
        Assert.Equal(Reading.Bytes(whole, [whole.Names.ToList().IndexOf("alone.png")]), Reading.Bytes(data, [1]));
    }

    [Fact]
    public async Task Damaged_bytes_inside_never_stop_the_reading()
    {
        var random = new Random(2);
        _folder.Draw("whole.jpg", 64, 64, (x, y) => ((byte)(x * 4), (byte)(y * 4), (byte)random.Next(256)));
        var file = File.ReadAllBytes(_folder.Combine("whole.jpg"));
        for (var i = 0; i < 100; i++)
        {
            var damaged = file.ToArray();
            for (var hit = 0; hit < 8; hit++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(_folder.Combine($"damaged{i:D3}.jpg"), damaged);
        }
        using var data = await Reading.Load(_folder);
        Assert.Equal(101, data.Count + data.Skipped.Count);
        Assert.Contains("whole.jpg", data.Names);
    }

    [Fact]
    public async Task Nothing_readable_is_an_error()
    {
        _folder.Write("a.jpg", "no picture");
        var error = await Assert.ThrowsAsync<MediaException>(() => Reading.Load(_folder));
        Assert.Contains("a.jpg: it is damaged or no picture", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_or_empty_folder_is_an_error()
    {
        Assert.Contains("There is no picture in", (await Assert.ThrowsAsync<UsageException>(() => Reading.Load(_folder))).Message, StringComparison.Ordinal);
        var missing = new FaceDatasetOptions { Directory = _folder.Combine("missing") };
        Assert.Contains("There is no folder", (await Assert.ThrowsAsync<UsageException>(() => Reading.Load(missing))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_that_cannot_be_meant_are_refused()
    {
        _folder.Fill("a.png", 1, 2, 3);
        var options = new FaceDatasetOptions { Directory = _folder.Path };
        foreach (var wrong in new[] { options with { ImageSize = 0 }, options with { Limit = 0 }, options with { Crop = -1 }, options with { Partition = 3 }, options with { Partition = 0 } })
            await Assert.ThrowsAsync<UsageException>(() => Reading.Load(wrong));
    }

    [Fact]
    public async Task An_index_or_attribute_that_is_not_there_is_refused()
    {
        _folder.Fill("a.png", 1, 2, 3);
        using var plain = await Reading.Load(_folder);
        Assert.Throws<ArgumentOutOfRangeException>(() => plain.Images([1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => plain.Images([-1]));
        Assert.Throws<ArgumentException>(() => plain.Images([0, 0], [true]));
        Assert.Contains("no attributes", Assert.Throws<UsageException>(() => plain.Labels([0], ["Male"])).Message, StringComparison.Ordinal);

        _folder.Write("attributes.csv", "image,Male,Young\na.png,1,-1\n");
        using var labelled = await Reading.Load(_folder);
        Assert.Contains("no attribute Mole; it has Male, Young", Assert.Throws<UsageException>(() => labelled.Labels([0], ["Mole"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => labelled.Labels([1], ["Male"]));
    }

    [Fact]
    public async Task A_limit_takes_the_first_by_name()
    {
        for (var i = 0; i < 5; i++) _folder.Fill($"{i}.png", (byte)i, 0, 0);
        using var data = await Reading.Load(new FaceDatasetOptions { Directory = _folder.Path, ImageSize = 8, Limit = 3 });
        Assert.Equal(["0.png", "1.png", "2.png"], data.Names);
    }

    [Fact]
    public async Task Progress_rises_to_the_total()
    {
        for (var i = 0; i < 120; i++) _folder.Fill($"{i}.png", 1, 2, 3);
        var heard = new Heard();
        using var data = await FaceDataset.LoadAsync(new() { Directory = _folder.Path, ImageSize = 8 }, heard, TestContext.Current.CancellationToken);
        Assert.Equal([new(50, 120), new(100, 120), new(120, 120)], heard.Reports);
    }

    [Fact]
    public async Task Cancelling_ends_the_reading()
    {
        for (var i = 0; i < 200; i++) _folder.Fill($"{i}.png", 1, 2, 3);
        using var cancellation = new CancellationTokenSource();
        var heard = new Heard { Then = cancellation.Cancel };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FaceDataset.LoadAsync(new() { Directory = _folder.Path, ImageSize = 8 }, heard, cancellation.Token));
        Assert.True(heard.Reports.Count < 4, "it was read to the end");
    }

    [Fact]
    public async Task Reading_twice_gives_the_same_and_any_change_another_fingerprint()
    {
        for (var i = 0; i < 20; i++) _folder.Draw($"{i:D2}.jpg", 33, 47, (x, y) => ((byte)(x * i), (byte)(y * i), (byte)(x * y)));
        _folder.Write("attributes.csv", "image,Male\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i:D2}.jpg,{(i % 2 == 0 ? 1 : -1)}\n")));
        var options = new FaceDatasetOptions { Directory = _folder.Path, ImageSize = 16 };
        using var first = await Reading.Load(options);
        using var second = await Reading.Load(options);
        int[] all = [.. Enumerable.Range(0, 20)];
        Assert.Equal(Reading.Bytes(first, all), Reading.Bytes(second, all));
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Matches("^[0-9a-f]{64}$", first.Fingerprint);
        using (var explicitly = await Reading.Load(options with { Crop = 178, Layout = FaceDataLayout.CelebA })) Assert.Equal(first.Fingerprint, explicitly.Fingerprint);

        List<string> fingerprints = [first.Fingerprint];
        foreach (var other in new[] { options with { ImageSize = 8 }, options with { Limit = 19 }, options with { Crop = 20 }, options with { Layout = FaceDataLayout.Folder } })
        {
            using var data = await Reading.Load(other);
            fingerprints.Add(data.Fingerprint);
        }
        var list = File.ReadAllText(_folder.Combine("attributes.csv"));
        File.WriteAllText(_folder.Combine("attributes.csv"), list.Replace("00.jpg,1", "00.jpg,-1", StringComparison.Ordinal));
        using (var relabelled = await Reading.Load(options)) fingerprints.Add(relabelled.Fingerprint);
        File.WriteAllText(_folder.Combine("attributes.csv"), list);
        _folder.Fill("07.jpg", 1, 2, 3, size: 100);
        using (var redrawn = await Reading.Load(options)) fingerprints.Add(redrawn.Fingerprint);
        Assert.Equal(fingerprints.Count, fingerprints.Distinct().Count());
    }

    [Fact]
    public async Task Tensors_belong_to_the_callers_scope_and_outlive_the_data()
    {
        _folder.Fill("a.png", 255, 0, 0);
        TorchSharp.torch.Tensor outer;
        using (var data = await Reading.Load(_folder))
        {
            TorchSharp.torch.Tensor inner;
            using (TorchSharp.torch.NewDisposeScope())
            {
                inner = data.Images([0]);
                Assert.False(inner.IsInvalid);
            }
            Assert.True(inner.IsInvalid);
            outer = data.Images([0]);
            data.Dispose();
            Assert.Throws<ObjectDisposedException>(() => data.Images([0]));
        }
        using (outer) Assert.Equal(1, outer.data<float>().ToArray()[0]);
    }

    private void CutInHalf(string name)
    {
        var path = _folder.Combine(name);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
    }

    private sealed class Heard : IProgress<DatasetProgress>
    {
        public List<DatasetProgress> Reports { get; } = [];

        public Action? Then { get; init; }

        public void Report(DatasetProgress value)
        {
            Reports.Add(value);
            Then?.Invoke();
        }
    }
}
