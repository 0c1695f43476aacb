namespace AefVideo.Tests;

/// <summary>The tests that open windows, on one display.</summary>
[CollectionDefinition(Name)]
public sealed class OnDisplay : ICollectionFixture<XvfbDisplay>
{
    public const string Name = "display";
}
