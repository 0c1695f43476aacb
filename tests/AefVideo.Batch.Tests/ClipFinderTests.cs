using AefVideo.Batch.Clips;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Tests;

public sealed class ClipFinderTests : IDisposable
{
    private static readonly string[] Tree =
    [
        "original_sequences/youtube/c23/videos/071.mp4", "original_sequences/youtube/c23/videos/054.mp4", "original_sequences/youtube/c40/videos/071.mp4", "original_sequences/youtube/raw/videos/999.mp4",
        "original_sequences/actors/c23/videos/01__walking.mp4", "manipulated_sequences/Deepfakes/c23/videos/071_054.mp4", "manipulated_sequences/Deepfakes/c23/videos/054_071.mp4",
        "manipulated_sequences/Face2Face/c23/videos/999_998.mp4", "manipulated_sequences/Deepfakes/masks/videos/071_054.mp4", "original_sequences/youtube/c23/images/071/0001.png",
    ];

    private readonly TemporaryFolder _folder = new();

    private string In => _folder["in"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_gives_its_clips_by_name_and_neither_other_files_nor_hidden_ones()
    {
        _folder.Touch("in/b.mp4", "in/a/c.MOV", "in/a/d.txt", "in/.hidden.mp4", "in/.cache/e.mp4", "in/f.png", "in/._b.mp4");
        Assert.Equal(["a/c.MOV", "b.mp4", "f.png"], Names(Find(new())));
    }

    [Fact]
    public void The_output_folder_is_never_input()
    {
        _folder.Touch("in/b.mp4", "in/out/b.mp4");
        Assert.Equal(["b.mp4"], Names(new ClipFinder(new(), false).Find(In, null, _folder["in/out"], CancellationToken.None)));
    }

    [Fact]
    public void A_tree_of_FaceForensics_gives_its_videos_and_says_that_masks_and_pictures_are_left_out()
    {
        _folder.Touch([.. Tree.Select(name => "in/" + name)]);
        var found = Find(new());
        Assert.True(found.IsFaceForensics);
        Assert.Equal(8, found.Clips.Count);
        Assert.Equal(["manipulated_sequences/Deepfakes/masks/videos/071_054.mp4", "original_sequences/youtube/c23/images/071/0001.png"], found.LeftOut.Select(one => one.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("youtube", "", "", 4)]
    [InlineData("original", "", "", 5)]
    [InlineData("manipulated", "", "", 3)]
    [InlineData("deepfakes,youtube", "c23", "", 4)]
    [InlineData("", "c40,raw", "", 2)]
    [InlineData("", "", "test", 5)]
    [InlineData("manipulated", "c23", "test", 2)]
    [InlineData("", "", "train,test", 6)]
    public void Sets_compressions_and_splits_choose(string sets, string compressions, string splits, int expected)
    {
        _folder.Touch([.. Tree.Select(name => "in/" + name)]);
        File.WriteAllText(_folder["in/test.json"], """[["071", "054"]]""");
        Directory.CreateDirectory(_folder["in/splits"]);
        File.WriteAllText(_folder["in/splits/train.json"], """[["999", "001"]]""");
        var found = Find(new() { Sets = Split(sets), Compressions = Split(compressions), Splits = Split(splits) });
        Assert.Equal(expected, found.Clips.Count);
        Assert.Equal(8 - expected, found.Filtered);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"071": "054"}""")]
    [InlineData("""[["071"]]""")]
    [InlineData("""[["071", 54]]""")]
    public void A_split_that_is_none_is_refused_by_name(string content)
    {
        _folder.Touch([.. Tree.Select(name => "in/" + name)]);
        File.WriteAllText(_folder["in/val.json"], content);
        Assert.Contains("val.json", Assert.Throws<UsageException>(() => Find(new() { Splits = ["val"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sets_of_an_ordinary_folder_cannot_be_meant()
    {
        _folder.Touch("in/b.mp4");
        Assert.Contains("FaceForensics++", Assert.Throws<UsageException>(() => Find(new() { Sets = ["youtube"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Patterns_choose_and_leave_out()
    {
        _folder.Touch("in/a/1.mp4", "in/a/2.mp4", "in/b/1.mp4");
        Assert.Equal(["a/1.mp4", "b/1.mp4"], Names(Find(new() { Include = ["**/1.mp4"] })));
        Assert.Equal(["a/1.mp4"], Names(Find(new() { Include = ["a/**"], Exclude = ["**/2.*"] })));
    }

    [Fact]
    public void Links_are_named_and_not_followed_unless_asked_for_and_then_without_end()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs links");
        _folder.Touch("in/a.mp4", "elsewhere/b.mp4");
        File.CreateSymbolicLink(_folder["in/link.mp4"], _folder["elsewhere/b.mp4"]);
        Directory.CreateSymbolicLink(_folder["in/far"], _folder["elsewhere"]);
        Directory.CreateSymbolicLink(_folder["elsewhere/round"], In);
        var found = Find(new());
        Assert.Equal(["a.mp4"], Names(found));
        Assert.Equal(["far", "link.mp4"], found.LeftOut.Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["a.mp4", "far/b.mp4", "link.mp4"], Names(new ClipFinder(new(), true).Find(In, null, _folder["out"], CancellationToken.None)));
    }

    [Fact]
    public void A_list_gives_its_paths_each_once()
    {
        _folder.Touch("in/a.mp4", "in/two\nlines.mp4", "in/b c.mp4");
        File.WriteAllText(_folder["list.txt"], $"# comment\r\na.mp4\r\n\n./a.mp4\n{_folder["in/b c.mp4"]}\nmissing.mp4\n");
        Assert.Equal(["a.mp4", "b c.mp4", "missing.mp4"], Names(List(In)));
        File.WriteAllText(_folder["list.txt"], "a.mp4\0two\nlines.mp4\0");
        Assert.Equal(["a.mp4", "two\nlines.mp4"], Names(List(In)));
    }

    [Theory]
    [InlineData("../secret.mp4")]
    [InlineData("a/../../secret.mp4")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    public void A_list_that_leads_out_of_its_root_is_refused_with_the_line(string line)
    {
        _folder.Touch("in/a.mp4");
        File.WriteAllText(_folder["list.txt"], $"a.mp4\n{line}\n");
        Assert.Contains("line 2", Assert.Throws<UsageException>(() => List(In)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_neither_clip_nor_text_is_no_list()
    {
        File.WriteAllBytes(_folder["list.bin"], [0xFF, 0xFE, 0x80, 0x00]);
        Assert.Throws<UsageException>(() => new ClipFinder(new(), false).Find(_folder["list.bin"], null, _folder["out"], CancellationToken.None));
        Assert.Throws<UsageException>(() => new ClipFinder(new(), false).Find(_folder["nowhere"], null, _folder["out"], CancellationToken.None));
    }

    [Theory]
    [InlineData("a.mp4", "a.mp4")]
    [InlineData("x/a.MKV", "x/a.MKV")]
    [InlineData("a.avi", "a.avi.mkv")]
    [InlineData("a.jpeg", "a.jpeg")]
    [InlineData("a.tiff", "a.tiff.png")]
    public void Outputs_keep_their_names_where_they_can(string name, string expected) => Assert.Equal(expected, ClipNames.Output(name, "mkv"));

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Names(FoundClips found) => found.Clips.Select(clip => clip.Name);

    private FoundClips Find(ClipFilter filter) => new ClipFinder(filter, false).Find(In, null, _folder["out"], CancellationToken.None);

    private FoundClips List(string root) => new ClipFinder(new(), false).Find(_folder["list.txt"], root, _folder["out"], CancellationToken.None);
}
