using AefVideo.Generators.StarGan;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.StarGan;

public sealed class FaceLabelsTests
{
    [Theory]
    [InlineData("Black_Hair", 1, 0, 0, 1, 0)]
    [InlineData("Blond_Hair", 0, 1, 0, 1, 0)]
    [InlineData("Brown_Hair", 0, 0, 1, 1, 0)]
    [InlineData("Male", 0, 1, 0, 0, 0)]
    [InlineData("Young", 0, 1, 0, 1, 1)]
    public void Hair_colours_exclude_each_other_and_the_rest_is_turned_round(string edit, params int[] expected)
    {
        using var scope = NewDisposeScope();
        var labels = tensor(new float[] { 0, 1, 0, 1, 0 }).unsqueeze(0);
        var target = FaceLabels.After(labels, StarGanOptions.AuthorsAttributes, edit);
        Assert.Equal(expected.Select(value => (float)value), target.data<float>().ToArray());
        Assert.Equal([0, 1, 0, 1, 0], labels.data<float>().ToArray());
    }

    [Fact]
    public void An_unknown_edit_is_refused()
    {
        using var labels = zeros(1, 5);
        Assert.Throws<ArgumentException>(() => FaceLabels.After(labels, StarGanOptions.AuthorsAttributes, "Bald"));
    }
}
