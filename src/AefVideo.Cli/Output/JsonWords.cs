using System.Text.Json;

namespace AefVideo.Cli.Output;

/// <summary>Values of enumerations as JSON has them.</summary>
internal static class JsonWords
{
    /// <summary>"SourceEnded" is "source_ended".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
