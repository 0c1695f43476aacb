using AefVideo.Batch.Clips;
using AefVideo.Batch.Planning;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef batch --dry-run</c>.</summary>
internal sealed record BatchPlanJson(string Root, bool FaceForensics, int Filtered, IReadOnlyList<PlannedClipJson> Clips, IReadOnlyList<BatchFailureJson> LeftOut)
{
    public static BatchPlanJson Of(FoundClips found, IReadOnlyList<PlannedClip> plan) => new(
        found.Root, found.IsFaceForensics, found.Filtered, [.. plan.Select(clip => new PlannedClipJson(clip.Clip.Name, clip.Output, clip.Action.ToString(), clip.Reason, clip.Clip.Bytes))],
        [.. found.LeftOut.Select(one => new BatchFailureJson(one.Name, one.Reason))]);
}
