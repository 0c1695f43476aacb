using AefVideo.Core.Errors;

namespace AefVideo.Live;

/// <summary>Where the sound of a live run is from.</summary>
/// <param name="IsInput">Of the input itself.</param>
/// <param name="InputFormat">ffmpeg's name of a kind of device; null where it is the input's.</param>
/// <param name="Device">The device.</param>
public sealed record SoundChoice(bool IsInput, string? InputFormat, string? Device)
{
    private static readonly string[] s_kinds = ["pulse", "alsa", "jack", "dshow", "avfoundation", "lavfi", "oss"];

    /// <summary>Reads what a user wrote: <c>none</c>, <c>input</c>, <c>default</c> or a kind of device and a device.</summary>
    /// <returns>Null for none.</returns>
    /// <exception cref="UsageException">It is nothing of the kind.</exception>
    public static SoundChoice? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == "none") return null;
        if (text == "input") return new(true, null, null);
        if (text == "default") return OperatingSystem.IsWindows() ? throw new UsageException("On Windows name the microphone: --audio \"dshow:audio=NAME\".") : new(false, OperatingSystem.IsMacOS() ? "avfoundation" : "pulse", OperatingSystem.IsMacOS() ? ":0" : "default");
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon < text.Length - 1 && s_kinds.Contains(text[..colon])) return new(false, text[..colon], text[(colon + 1)..]);
        throw new UsageException($"--audio is '{text}'; it must be none, input, default, or a kind of device and a device, such as pulse:default or alsa:hw:1 (kinds: {string.Join(", ", s_kinds)}).");
    }
}
