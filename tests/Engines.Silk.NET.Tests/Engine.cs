using Silk.NET.OpenGL;

namespace AefVideo.Tests;

/// <summary>Which of the two engines the tests run against.</summary>
internal static class Engine
{
    /// <summary>Skips a test of a promise that only src/Engines makes, such as surviving what crashes the official library.</summary>
    public static void RequireOwn()
        => Assert.SkipUnless(typeof(GL).Assembly.GetName().Name == "Silk.NET", "the official packages do not promise this");
}
