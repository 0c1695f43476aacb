namespace AefVideo.Diagnostics.Checks;

/// <summary>Cameras that the operating system offers (Video4Linux).</summary>
internal sealed class CameraCheck : ICheck
{
    private const string Devices = "/sys/class/video4linux";

    public string Name => "cameras";

    public string? Fix => null;

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var cameras = Directory.Exists(Devices)
            ? Directory.EnumerateDirectories(Devices).Order(StringComparer.Ordinal).Select(Describe).ToArray()
            : [];
        return Task.FromResult<IReadOnlyList<CheckResult>>(
        [
            cameras.Length > 0
                ? new(Name, CheckStatus.Ok, string.Join("; ", cameras))
                : new(Name, CheckStatus.Limited, "none found", "plug one in; a container needs --device /dev/video0"),
        ]);
    }

    private static string Describe(string device)
    {
        var name = Path.Combine(device, "name");
        return $"/dev/{Path.GetFileName(device)}: {(File.Exists(name) ? File.ReadAllText(name).Trim() : "unnamed")}";
    }
}
