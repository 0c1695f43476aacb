using System.Text.Json;
using AefVideo.Tests;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests;

/// <summary>Names and shapes of the authors' full-size networks.</summary>
internal static class OfficialNetworks
{
    /// <summary>Asserts that a network has exactly the authors' names and shapes.</summary>
    public static void AssertSame(string network, nn.Module ours)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(SharedFiles.Require("reference", "official_networks.json")));
        var expected = file.RootElement.GetProperty(network).GetProperty("state").EnumerateObject()
            .Select(entry => $"{entry.Name} [{string.Join(", ", entry.Value.EnumerateArray())}]").Order(StringComparer.Ordinal);
        var actual = ours.state_dict().Select(entry => $"{entry.Key} [{string.Join(", ", entry.Value.shape)}]").Order(StringComparer.Ordinal);
        Assert.Equal(expected, actual);
    }
}
