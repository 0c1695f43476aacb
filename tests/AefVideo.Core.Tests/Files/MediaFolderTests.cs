using AefVideo.Core.Errors;
using AefVideo.Core.Files;

namespace AefVideo.Core.Tests.Files;

public class MediaFolderTests
{
    [Fact]
    public void A_file_is_found_in_a_folder_above()
    {
        var deep = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "a", "b")).FullName;
        Assert.True(File.Exists(MediaFolder.FindAbove(deep, "sample.mp4")));
    }

    [Fact]
    public void A_missing_file_is_named_with_the_way_out()
    {
        var above = Assert.Throws<EnvironmentException>(() => MediaFolder.FindAbove(AppContext.BaseDirectory, "no-such.onnx"));
        Assert.Contains("no-such.onnx", above.Message, StringComparison.Ordinal);
        var within = Assert.Throws<EnvironmentException>(() => MediaFolder.FindIn(AppContext.BaseDirectory, "no-such.onnx"));
        Assert.Contains(MediaFolder.Variable, within.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.EnvironmentIncomplete, within.ExitCode);
    }
}
