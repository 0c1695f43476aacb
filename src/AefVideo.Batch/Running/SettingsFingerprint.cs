using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AefVideo.Pipeline.Jobs;

namespace AefVideo.Batch.Running;

/// <summary>A short text that changes with whatever decides on an output, but for input and perturbation. Threads and limits are no part of it: they decide on when, not on what.</summary>
internal static class SettingsFingerprint
{
    public static string Of(ProtectionRequest template, string container)
    {
        var (encoder, tracking) = (template.Encoder, template.Tracking);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"1|{template.Strength:R}|{encoder.Codec}|{encoder.Crf}|{encoder.Preset}|{encoder.Hardware}|{tracking}|{template.SmallFaces}|{template.TolerateDamage}|{container}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}
