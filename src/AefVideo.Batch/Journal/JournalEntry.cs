namespace AefVideo.Batch.Journal;

/// <summary>What the journal knows of a clip.</summary>
public sealed record JournalEntry
{
    /// <summary>The clip's path below the root.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required ClipState State { get; init; }

    /// <summary>How often it was begun, over all runs.</summary>
    public required int Attempts { get; init; }

    /// <summary>The input as it was.</summary>
    public required FileStamp Input { get; init; }

    /// <summary>SHA-256 of the input's content, lower-case hexadecimal.</summary>
    public required string Content { get; init; }

    /// <summary>Fingerprint of all that decides on the output, but for input and perturbation.</summary>
    public required string Settings { get; init; }

    /// <summary>SHA-256 of the perturbation.</summary>
    public required string Perturbation { get; init; }

    /// <summary>The output's path below the output folder.</summary>
    public required string Output { get; init; }

    /// <summary>The output as it was when it was done; null before.</summary>
    public FileStamp? OutputStamp { get; init; }

    /// <summary>Whether what stands under the output's name is this batch's own.</summary>
    public required bool OwnsOutput { get; init; }

    /// <summary>Why it failed, in one sentence; null where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>How many frames it was verified by; 0 for not at all.</summary>
    public int VerifiedFrames { get; init; }
}
