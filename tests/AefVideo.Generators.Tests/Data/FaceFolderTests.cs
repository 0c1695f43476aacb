using AefVideo.Core.Errors;
using AefVideo.Generators.Data;

namespace AefVideo.Generators.Tests.Data;

public sealed class FaceFolderTests : IDisposable
{
    private const string Csv = """
        image,identity,partition,Male,Young
        000002.jpg,7,1,-1,1
        000001.jpg,7,0,1,1
        000003.jpg,9,2,1,-1
        """;

    private readonly PictureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("", "images")]
    [InlineData("", "img_align_celeba")]
    [InlineData("images", "images")]
    [InlineData("img_align_celeba", "img_align_celeba")]
    public async Task The_csv_list_is_found(string given, string pictures)
    {
        Pictures(pictures);
        _folder.Write("attributes.csv", Csv);
        using var data = await Reading.Load(new FaceDatasetOptions { Directory = _folder.Combine(given), ImageSize = 8 });
        Check(data);
    }

    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("", "img_align_celeba", "", "")]
    [InlineData("img_align_celeba", "img_align_celeba", "", "")]
    [InlineData("", "Img/img_align_celeba", "Anno", "Eval")]
    [InlineData("Img/img_align_celeba", "Img/img_align_celeba", "Anno", "Eval")]
    [InlineData("Img", "Img/img_align_celeba", "Anno", "Eval")]
    public async Task The_original_lists_are_found(string given, string pictures, string anno, string eval)
    {
        Pictures(pictures);
        Original(anno, eval);
        using var data = await Reading.Load(new FaceDatasetOptions { Directory = _folder.Combine(given), ImageSize = 8 });
        Check(data);
    }

    [Theory]
    [InlineData(0, "000001.jpg")]
    [InlineData(1, "000002.jpg")]
    [InlineData(2, "000003.jpg")]
    public async Task A_partition_is_what_both_lists_say(int partition, string name)
    {
        Pictures("images");
        Original("", "");
        var options = new FaceDatasetOptions { Directory = _folder.Path, ImageSize = 8, Partition = partition };
        using (var original = await Reading.Load(options)) Assert.Equal([name], original.Names);
        _folder.Write("attributes.csv", Csv);
        using (var csv = await Reading.Load(options)) Assert.Equal([name], csv.Names);
    }

    [Fact]
    public async Task A_partition_of_an_undivided_list_is_refused()
    {
        Pictures("");
        Original("", "");
        File.Delete(_folder.Combine("list_eval_partition.txt"));
        var options = new FaceDatasetOptions { Directory = _folder.Path, Partition = 0 };
        var error = await Assert.ThrowsAsync<UsageException>(() => Reading.Load(options));
        Assert.Contains("list_eval_partition.txt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_and_missing_pictures_are_told()
    {
        Pictures("");
        _folder.Fill("000004.jpg", 1, 2, 3);
        File.Delete(_folder.Combine("000003.jpg"));
        _folder.Write("attributes.csv", Csv);
        using var data = await Reading.Load(_folder);
        Assert.Equal(["000001.jpg", "000002.jpg"], data.Names);
        Assert.Equal(["000004.jpg: attributes.csv does not know it", $"attributes.csv: 1 of its 3 pictures are not in {_folder.Path}"], data.Skipped);
    }

    [Theory]
    [InlineData("", "line 1", "empty")]
    [InlineData("picture,Male\n", "line 1", "'picture'")]
    [InlineData("image,Male,Male\n", "line 1", "twice")]
    [InlineData("image,identity\n", "line 1", "no attribute")]
    [InlineData("image,Male\na.jpg,1\nb.jpg\n", "line 3", "1 values for 2 columns")]
    [InlineData("image,Male\na.jpg,1\n\nb.jpg,2\n", "line 4", "'2' of Male")]
    [InlineData("image,Male\na.jpg,1\na.jpg,1\n", "line 3", "a.jpg is there twice")]
    [InlineData("image,partition,Male\na.jpg,3,1\n", "line 2", "'3' is no partition")]
    [InlineData("image,identity,Male\na.jpg,x,1\n", "line 2", "'x' is no identity")]
    public async Task A_damaged_csv_list_is_an_error_with_its_line(string text, string line, string fault)
    {
        Pictures("");
        _folder.Write("attributes.csv", text);
        var error = await Assert.ThrowsAsync<ModelException>(() => Reading.Load(_folder));
        Assert.Contains(line + ":", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list_attr_celeba.txt", "", "line 1", "empty")]
    [InlineData("list_attr_celeba.txt", "many\nMale\n", "line 1", "'many' is no number of pictures")]
    [InlineData("list_attr_celeba.txt", "1\n", "line 1", "names are missing")]
    [InlineData("list_attr_celeba.txt", "2\nMale Young\na.jpg 1 -1\nb.jpg 1\n", "line 4", "1 values for 2 attributes")]
    [InlineData("list_attr_celeba.txt", "1\nMale\na.jpg one\n", "line 3", "'one' of Male")]
    [InlineData("list_attr_celeba.txt", "3\nMale\na.jpg 1\nb.jpg 1\n", "line 4", "ends after 2 pictures, though its first line says 3")]
    [InlineData("list_eval_partition.txt", "a.jpg 0\nb.jpg 7\n", "line 2", "'7' is no partition")]
    [InlineData("list_eval_partition.txt", "a.jpg 0\nb.jpg\n", "line 2", "not a file name and a number")]
    [InlineData("identity_CelebA.txt", "a.jpg -5\n", "line 1", "'-5' is no identity")]
    public async Task A_damaged_original_list_is_an_error_with_its_line(string name, string text, string line, string fault)
    {
        Pictures("");
        Original("", "");
        _folder.Write(name, text);
        var error = await Assert.ThrowsAsync<ModelException>(() => Reading.Load(_folder));
        Assert.Contains($"{name}, {line}:", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CelebA_without_a_list_is_refused()
    {
        Pictures("");
        var options = new FaceDatasetOptions { Directory = _folder.Path, Layout = FaceDataLayout.CelebA };
        await Assert.ThrowsAsync<UsageException>(() => Reading.Load(options));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Lfw_is_recognised_by_its_names(bool inFolders)
    {
        foreach (var (person, number) in new[] { ("Madonna", 1), ("Ann_Lee", 2), ("Ann_Lee", 1), ("Bo", 1) })
            _folder.Fill($"{(inFolders ? person + "/" : "")}{person}_{number:D4}.jpg", 1, 2, 3);
        var listing = FaceFolder.List(new() { Directory = _folder.Path }, TestContext.Current.CancellationToken);
        Assert.Equal(FaceDataLayout.Lfw, listing.Layout);
        using var data = await Reading.Load(_folder);
        Assert.Equal(["Ann_Lee_0001.jpg", "Ann_Lee_0002.jpg", "Bo_0001.jpg", "Madonna_0001.jpg"], data.Names);
        Assert.Equal([0, 0, 1, 2], data.Identities);
    }

    [Theory]
    [InlineData("female_0000.jpg", "male_0001.jpg")]
    [InlineData("Ann_Lee_0002.jpg", "Bo_0001.jpg")]
    [InlineData("Ann_Lee_0001.jpg", "other.jpg")]
    [InlineData("Ann_Lee_00x1.jpg", "Bo_0001.jpg")]
    public void Other_numbered_pictures_are_a_folder(string one, string two)
    {
        _folder.Fill(one, 1, 2, 3);
        _folder.Fill(two, 1, 2, 3);
        Assert.Equal(FaceDataLayout.Folder, FaceFolder.List(new() { Directory = _folder.Path }, TestContext.Current.CancellationToken).Layout);
    }

    private void Pictures(string folder)
    {
        for (var i = 1; i <= 3; i++) _folder.Fill($"{folder}/00000{i}.jpg".TrimStart('/'), (byte)(50 * i), 0, 0);
    }

    private void Original(string anno, string eval)
    {
        _folder.Write($"{anno}/list_attr_celeba.txt".TrimStart('/'), "3\r\nMale Young \r\n000001.jpg  1  1\r\n000002.jpg -1  1\r\n000003.jpg  1 -1\r\n");
        _folder.Write($"{anno}/identity_CelebA.txt".TrimStart('/'), "000001.jpg 7\n000002.jpg 7\n000003.jpg 9\n");
        _folder.Write($"{eval}/list_eval_partition.txt".TrimStart('/'), "000001.jpg 0\n000002.jpg 1\n000003.jpg 2\n");
    }

    private static void Check(FaceDataset data)
    {
        Assert.Equal(["000001.jpg", "000002.jpg", "000003.jpg"], data.Names);
        Assert.Equal([7, 7, 9], data.Identities);
        Assert.Equal(["Male", "Young"], data.Attributes);
        Assert.Equal([1, 1, 0, 1, 1, 0], Reading.Labels(data, [0, 1, 2], "Male", "Young"));
        Assert.Equal([0, 1, 1, 0], Reading.Labels(data, [2, 1], "Young", "Male"));
        Assert.Empty(data.Skipped);
    }
}
