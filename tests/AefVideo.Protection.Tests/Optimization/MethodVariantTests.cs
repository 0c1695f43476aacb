using AefVideo.Core.Errors;
using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Tests.Optimization;

public sealed class MethodVariantTests
{
    [Theory]
    [InlineData(Improvements.None, "3")]
    [InlineData(Improvements.ForgeriesOnly, "0")]
    public void A_description_tells_the_feature_steps_that_are_taken(Improvements improvements, string steps) =>
        Assert.Equal(steps, new OptimizationOptions { Improvements = improvements }.Describe()["feature_steps"]);

    [Theory]
    [InlineData("aef", "aef", "none")]
    [InlineData("aef+masked-loss", "aef", "masked-loss")]
    [InlineData("aef+masked-loss+bias-correction", "aef", "bias-correction,masked-loss")]
    [InlineData("aef+masked-loss~masked-loss", "aef", "none")]
    [InlineData("found+step-decay", "found", "step-decay")]
    public void Improvements_are_added_and_left_out(string text, string method, string improvements)
    {
        var variant = MethodVariant.Parse(text);
        Assert.Equal((text, method, improvements), (variant.Name, variant.Method.Name, ImprovementNames.Of(variant.Improvements)));
        Assert.Equal(variant.Method.Defaults with { Improvements = variant.Improvements }, variant.Options);
    }

    [Fact]
    public void What_a_method_has_of_its_own_can_be_left_out()
    {
        var all = MethodVariant.Parse("aef-balanced").Improvements;
        Assert.NotEqual(Improvements.None, all);
        foreach (var name in ImprovementNames.Of(all).Split(','))
            Assert.Equal(all & ~ImprovementNames.Parse(name), MethodVariant.Parse("aef-balanced~" + name).Improvements);
    }

    [Theory]
    [InlineData("magic+masked-loss", "magic")]
    [InlineData("aef+magic", "magic")]
    public void What_there_is_not_is_refused(string text, string named) =>
        Assert.Contains(named, Assert.Throws<UsageException>(() => MethodVariant.Parse(text)).Message, StringComparison.Ordinal);
}
