using AefVideo.Generators.Classification;
using AefVideo.Generators.Data;
using AefVideo.Generators.Tests.Data;
using AefVideo.Tests;

namespace AefVideo.Generators.Tests.Classification;

/// <summary>The classifier that comes with the program, on the pictures that neither its training nor its thresholds have seen.</summary>
public sealed class ShippedClassifierTests
{
    private const long MostBytes = 6_000_000;

    [Fact]
    public async Task It_is_as_good_as_promised_on_the_test_pictures()
    {
        using var data = await Reading.Load(new FaceDatasetOptions { Directory = SharedFiles.Require("data", "celeba"), ImageSize = 128, Partition = 2 });
        Assert.Equal(660, data.Count);
        using var judge = AttributeJudge.OpenShipped();
        var accuracies = ClassifierCalibration.Measure(judge, data);
        foreach (var (attribute, bar) in new (string, double)[] { ("Male", 0.93), ("Blond_Hair", 0.88), ("Eyeglasses", 0.88), ("Smiling", 0.85), ("Black_Hair", 0.82), ("Bangs", 0.82), ("Brown_Hair", 0.75) })
            Assert.True(accuracies[attribute] >= bar, $"{attribute}: {accuracies[attribute]:P1}, promised {bar:P0}.");
    }

    [Fact]
    public void It_knows_the_attributes_of_all_generators_and_is_small()
    {
        using var judge = AttributeJudge.OpenShipped();
        string[] asked = ["Bald", "Bangs", "Black_Hair", "Blond_Hair", "Brown_Hair", "Bushy_Eyebrows", "Eyeglasses", "Male", "Mouth_Slightly_Open", "Mustache", "No_Beard", "Pale_Skin", "Smiling", "Young"];
        Assert.Subset(judge.Attributes.ToHashSet(), asked.ToHashSet());
        Assert.InRange(new FileInfo(SharedFiles.InRepository("media", "models", "classifier.safetensors")).Length, 1, MostBytes);
    }
}
