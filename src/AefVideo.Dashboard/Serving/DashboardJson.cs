using System.Text.Json.Serialization;

namespace AefVideo.Dashboard.Serving;

/// <summary>How the page is written to.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DashboardState))]
internal sealed partial class DashboardJson : JsonSerializerContext;
