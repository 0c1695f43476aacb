using AefVideo.Generators.Data;
using AefVideo.Tests;

namespace AefVideo.Generators.Tests.Data;

/// <summary>The real pictures beside the checkout.</summary>
public sealed class CelebATests
{
    private static FaceDatasetOptions Options => new() { Directory = SharedFiles.Require("data", "celeba"), ImageSize = 32 };

    [Theory]
    [InlineData(0, 4560)]
    [InlineData(1, 780)]
    [InlineData(2, 660)]
    public void Partitions_are_as_large_as_described(int partition, int count)
    {
        var listing = FaceFolder.List(Options with { Partition = partition }, TestContext.Current.CancellationToken);
        Assert.Equal(FaceDataLayout.CelebA, listing.Layout);
        Assert.Equal(count, listing.Entries.Count);
    }

    [Fact]
    public async Task All_pictures_are_read_and_labelled_as_described()
    {
        using var data = await Reading.Load(Options);
        Assert.Empty(data.Skipped);
        Assert.Equal(6000, data.Count);
        Assert.Equal(40, data.Attributes.Count);
        int[] all = [.. Enumerable.Range(0, data.Count)];
        string[] names = ["Eyeglasses", "Bald", "Gray_Hair", "Male", "Black_Hair", "Blond_Hair", "Brown_Hair", "Smiling", "Young", "Bangs"];
        using var labels = data.Labels(all, names);
        using var sums = labels.sum(0L);
        Assert.Equal([287, 99, 136, 1726, 1332, 1220, 1183, 2711, 4795, 1217], sums.data<float>().ToArray());

        using var images = data.Images(all);
        Assert.InRange(images.min().item<float>(), -1, -0.99f);
        Assert.InRange(images.max().item<float>(), 0.99f, 1);
        // Skin: in the mean face the middle is redder than it is blue.
        using var mean = images.mean([0L]);
        Assert.True(mean[0, 18, 16].item<float>() > mean[2, 18, 16].item<float>() + 0.1f);
    }

    [Fact]
    public void No_person_is_in_two_partitions()
    {
        var seen = new Dictionary<int, int>();
        for (var partition = 0; partition < 3; partition++)
            foreach (var entry in FaceFolder.List(Options with { Partition = partition }, TestContext.Current.CancellationToken).Entries)
                Assert.True(seen.TryAdd(entry.Identity, partition) || seen[entry.Identity] == partition, entry.Name);
    }

    [Fact]
    public void The_original_lists_say_the_same()
    {
        var csv = AttributesCsv.Read(SharedFiles.Require("data", "celeba", "attributes.csv"), TestContext.Current.CancellationToken);
        using var folder = new PictureFolder();
        folder.Write("list_attr_celeba.txt", $"{csv.Rows.Count}\n{string.Join(' ', csv.Attributes)} \n" + string.Concat(csv.Rows.Select(row =>
            $"{row.Key} {string.Join(' ', row.Value.Labels.Select(label => label == 1 ? " 1" : "-1"))}\n")));
        folder.Write("list_eval_partition.txt", string.Concat(csv.Rows.Select(row => $"{row.Key} {row.Value.Partition}\n")));
        folder.Write("identity_CelebA.txt", string.Concat(csv.Rows.Select(row => $"{row.Key} {row.Value.Identity}\n")));
        var original = CelebALists.Read(
            folder.Combine("list_attr_celeba.txt"), folder.Combine("list_eval_partition.txt"), folder.Combine("identity_CelebA.txt"), TestContext.Current.CancellationToken);

        Assert.Equal(csv.Attributes, original.Attributes);
        Assert.Equal(csv.Rows.Keys.Order(), original.Rows.Keys.Order());
        foreach (var (name, row) in csv.Rows)
        {
            Assert.Equal(row.Labels, original.Rows[name].Labels);
            Assert.Equal((row.Identity, row.Partition), (original.Rows[name].Identity, original.Rows[name].Partition));
        }
    }

    [Fact]
    public void The_other_folders_are_recognised()
    {
        var lfw = FaceFolder.List(new() { Directory = SharedFiles.Require("data", "lfw") }, TestContext.Current.CancellationToken);
        Assert.Equal((FaceDataLayout.Lfw, 720), (lfw.Layout, lfw.Entries.Count));
        Assert.Equal(660, lfw.Entries.Select(entry => entry.Identity).Distinct().Count());
        var synthetic = FaceFolder.List(new() { Directory = SharedFiles.Require("data", "synthetic") }, TestContext.Current.CancellationToken);
        Assert.Equal((FaceDataLayout.Folder, 800), (synthetic.Layout, synthetic.Entries.Count));
    }
}
