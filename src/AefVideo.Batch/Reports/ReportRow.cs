using AefVideo.Batch.Clips;
using AefVideo.Batch.Journal;
using CsvHelper.Configuration.Attributes;

namespace AefVideo.Batch.Reports;

/// <summary>A clip in a report. Columns of the CSV file and fields of the JSON have these names in snake_case; what is not known is empty or null.</summary>
public sealed record ReportRow
{
    /// <summary>The clip's path below the root.</summary>
    [Name("clip")]
    public required string Clip { get; init; }

    /// <summary>The set of FaceForensics++; null for other clips.</summary>
    [Name("set")]
    public required string? Set { get; init; }

    /// <summary>The compression of FaceForensics++; null for other clips.</summary>
    [Name("compression")]
    public required string? Compression { get; init; }

    /// <summary>"Done", "Failed" or "Running".</summary>
    [Name("state")]
    public required string State { get; init; }

    /// <summary>Why it failed.</summary>
    [Name("error")]
    public required string? Error { get; init; }

    /// <summary>How often it was begun.</summary>
    [Name("attempts")]
    public required int Attempts { get; init; }

    /// <summary>Frames written.</summary>
    [Name("frames")]
    public long? Frames { get; init; }

    /// <summary>Frames in which a face was followed.</summary>
    [Name("frames_with_faces")]
    public long? FramesWithFaces { get; init; }

    /// <summary>Different faces followed.</summary>
    [Name("faces")]
    public int? Faces { get; init; }

    /// <summary>Faces summed over frames.</summary>
    [Name("face_sightings")]
    public long? FaceSightings { get; init; }

    /// <summary>Of these, too small to be protected well.</summary>
    [Name("faces_too_small")]
    public long? FacesTooSmall { get; init; }

    /// <summary>Of these, turned too far.</summary>
    [Name("faces_turned_away")]
    public long? FacesTurnedAway { get; init; }

    /// <summary>Frames in which a keener detector looked again (with --verify).</summary>
    [Name("audit_frames")]
    public int? AuditFrames { get; init; }

    /// <summary>Faces it found that were not followed.</summary>
    [Name("faces_missed")]
    public int? FacesMissed { get; init; }

    /// <summary>SR of the generator that resists most, 0 to 1 (with --verify).</summary>
    [Name("min_sr")]
    public double? MinSr { get; init; }

    /// <summary>The generator that resists most.</summary>
    [Name("weakest")]
    public string? Weakest { get; init; }

    /// <summary>PSNR over all samples before encoding, dB.</summary>
    [Name("psnr")]
    public double? Psnr { get; init; }

    /// <summary>PSNR of the faces after encoding, dB (with --verify).</summary>
    [Name("face_psnr")]
    public double? FacePsnr { get; init; }

    /// <summary>SSIM of the faces after encoding (with --verify).</summary>
    [Name("face_ssim")]
    public double? FaceSsim { get; init; }

    /// <summary>Size of the input.</summary>
    [Name("input_bytes")]
    public required long InputBytes { get; init; }

    /// <summary>Size of the output.</summary>
    [Name("output_bytes")]
    public long? OutputBytes { get; init; }

    /// <summary>Playing time.</summary>
    [Name("playing_seconds")]
    public double? PlayingSeconds { get; init; }

    /// <summary>Wall time of protecting.</summary>
    [Name("seconds")]
    public double? Seconds { get; init; }

    /// <summary>Frames per second of wall time.</summary>
    [Name("fps")]
    public double? Fps { get; init; }

    /// <summary>Playing time per wall time.</summary>
    [Name("speed")]
    public double? Speed { get; init; }

    /// <summary>Damaged places that were concealed.</summary>
    [Name("damages")]
    public int? Damages { get; init; }

    /// <summary>The output's path below the output folder.</summary>
    [Name("output")]
    public required string Output { get; init; }

    /// <summary>Sentences worth reading, one after the other.</summary>
    [Name("warnings")]
    public string? Warnings { get; init; }

    /// <summary>What the journal knows of a clip.</summary>
    public static ReportRow Of(JournalRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var labels = FaceForensicsClip.Of(row.Name);
        var result = row.Result;
        var verification = result?.Verification;
        return new()
        {
            Clip = row.Name,
            Set = labels?.Set,
            Compression = labels?.Compression,
            State = row.State.ToString(),
            Error = row.Error,
            Attempts = row.Attempts,
            Frames = result?.Frames,
            FramesWithFaces = result?.FramesWithFaces,
            Faces = result?.Faces,
            FaceSightings = result?.FaceSightings,
            FacesTooSmall = result?.FacesTooSmall,
            FacesTurnedAway = result?.FacesTurnedAway,
            AuditFrames = result is { AuditFrames: > 0 } ? result.AuditFrames : null,
            FacesMissed = result is { AuditFrames: > 0 } ? result.FacesMissed : null,
            MinSr = verification?.MinSr,
            Weakest = verification?.Generators.Where(one => one.Sr is not null).MinBy(one => one.Sr)?.Name,
            Psnr = result?.Psnr,
            FacePsnr = verification?.FacePsnr,
            FaceSsim = verification?.FaceSsim,
            InputBytes = row.InputBytes,
            OutputBytes = result?.OutputBytes,
            PlayingSeconds = result?.PlayingSeconds,
            Seconds = result?.Seconds,
            Fps = result is { Seconds: > 0 } ? result.Frames / result.Seconds : null,
            Speed = result is { Seconds: > 0, PlayingSeconds: > 0 } ? result.PlayingSeconds / result.Seconds : null,
            Damages = result?.Damages,
            Output = row.Output,
            Warnings = result is { Warnings.Count: > 0 } ? string.Join(' ', result.Warnings) : null,
        };
    }
}
