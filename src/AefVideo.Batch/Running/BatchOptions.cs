using AefVideo.Batch.Clips;
using AefVideo.Batch.Planning;
using AefVideo.Pipeline.Jobs;

namespace AefVideo.Batch.Running;

/// <summary>What a batch does, and how.</summary>
public sealed record BatchOptions
{
    /// <summary>A folder, a FaceForensics++ tree, a list, or a clip.</summary>
    public required string Input { get; init; }

    /// <summary>The folder that the protected tree is written to.</summary>
    public required string Output { get; init; }

    /// <summary>What is done to each clip: perturbation, strength, encoder, limits. Its input and output are replaced.</summary>
    public required ProtectionRequest Template { get; init; }

    /// <summary>The folder that a list's paths are below; null for the list's own.</summary>
    public string? ListRoot { get; init; }

    /// <summary>Which clips are wanted.</summary>
    public ClipFilter Filter { get; init; } = new();

    /// <summary>Whether symbolic links are followed.</summary>
    public bool FollowsLinks { get; init; }

    /// <summary>Extension, without a dot, of videos whose own is not written.</summary>
    public string Container { get; init; } = "mp4";

    /// <summary>The part of the batch to do; null for all of it.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Clips in work at once, at least 1.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Memory in bytes that all jobs together may take, as far as can be estimated.</summary>
    public long Memory { get; init; } = 4L << 30;

    /// <summary>How often a clip that fails is tried again in this run.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>How long to wait before the first retry; doubled for each further one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A clip of which nothing came for so long has failed.</summary>
    public TimeSpan StallLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether the first clip that fails for good ends the batch.</summary>
    public bool FailFast { get; init; }

    /// <summary>Whether outputs that this batch did not write may be replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether inputs are read and compared even where size and time are those of before.</summary>
    public bool ChecksContent { get; init; }

    /// <summary>In how many frames each clip is verified; 0 for none.</summary>
    public int VerifyFrames { get; init; }

    /// <summary>Files of the generators to verify with; none for those that come with the program.</summary>
    public IReadOnlyList<string> Generators { get; init; } = [];
}
