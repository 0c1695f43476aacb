using AefVideo.Pipeline.Jobs;

namespace AefVideo.Batch.Results;

/// <summary>What was found while a clip was protected; stands in the journal.</summary>
public sealed record ClipResult
{
    /// <summary>The encoder, or the picture format.</summary>
    public required string Encoder { get; init; }

    /// <summary>Frames written.</summary>
    public required long Frames { get; init; }

    /// <summary>Frames in which a face was followed.</summary>
    public required long FramesWithFaces { get; init; }

    /// <summary>Different faces followed.</summary>
    public required int Faces { get; init; }

    /// <summary>Faces summed over frames.</summary>
    public required long FaceSightings { get; init; }

    /// <summary>Of these, too small to be protected well.</summary>
    public required long FacesTooSmall { get; init; }

    /// <summary>Of these, turned too far.</summary>
    public required long FacesTurnedAway { get; init; }

    /// <summary>Frames in which faces that are not followed were looked for; 0 where that was not asked for.</summary>
    public required int AuditFrames { get; init; }

    /// <summary>Faces found in these.</summary>
    public required int AuditFaces { get; init; }

    /// <summary>Of these, not followed.</summary>
    public required int FacesMissed { get; init; }

    /// <summary>PSNR over all samples before encoding, dB; null where nothing was changed.</summary>
    public required double? Psnr { get; init; }

    /// <summary>Playing time in seconds; 0 for a picture.</summary>
    public required double PlayingSeconds { get; init; }

    /// <summary>Wall time of protecting in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Size of the input.</summary>
    public required long InputBytes { get; init; }

    /// <summary>Size of the output.</summary>
    public required long OutputBytes { get; init; }

    /// <summary>Damaged places that were concealed.</summary>
    public required int Damages { get; init; }

    /// <summary>Sentences worth reading.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Whether the protection works after the codec; null where that was not asked for.</summary>
    public ClipVerification? Verification { get; init; }

    /// <summary>What a job reported.</summary>
    public static ClipResult Of(ProtectionReport report, long inputBytes, long outputBytes)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new()
        {
            Encoder = report.Encoder,
            Frames = report.Frames,
            FramesWithFaces = report.Faces.FramesWithFaces,
            Faces = report.Faces.Faces,
            FaceSightings = report.Faces.Sightings,
            FacesTooSmall = report.Faces.TooSmall,
            FacesTurnedAway = report.Faces.TurnedAway,
            AuditFrames = report.Audit.Frames,
            AuditFaces = report.Audit.Faces,
            FacesMissed = report.Audit.Missed,
            Psnr = double.IsFinite(report.Measure.Psnr) ? report.Measure.Psnr : null,
            PlayingSeconds = report.Duration.TotalSeconds,
            Seconds = report.Elapsed.TotalSeconds,
            InputBytes = inputBytes,
            OutputBytes = outputBytes,
            Damages = report.Damages,
            Warnings = report.Warnings,
        };
    }
}
