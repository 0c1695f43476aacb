using AefVideo.Core.Errors;
using AefVideo.Evaluation.Verification;
using AefVideo.Faces;
using AefVideo.Pipeline.Media;

namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>Measures how large a clip's faces are.</summary>
internal static class FaceMeasure
{
    private const int FramesToLookAt = 16;

    /// <summary>Looks at some frames.</summary>
    /// <exception cref="MediaException">The clip cannot be decoded, or shows no face.</exception>
    public static async Task<CodecClip> OfAsync(string clip, IFaceDetector detector, CancellationToken cancellation)
    {
        var footage = await Footage.OpenAsync(clip, [], tolerateDamage: false, MediaLimits.Default, cancellation).ConfigureAwait(false);
        await using (footage.ConfigureAwait(false))
        {
            var file = footage.Files[0];
            var plan = new FramePlan(FramesToLookAt, null, footage.ExpectedFrames);
            var faces = new List<FaceDetection>();
            var sides = new List<float>();
            for (long frame = 0; await footage.ReadAsync(cancellation).ConfigureAwait(false); frame++)
            {
                if (!plan.Takes(frame)) continue;
                detector.Detect(footage.Picture(0), file.ClockwiseQuarterTurns, faces);
                sides.AddRange(faces.Where(face => face.Score >= CropReader.LeastScore).Select(face => AlignmentTemplate.CelebA.FromAligned(face.Keypoints).Scale));
            }
            if (sides.Count == 0) throw new MediaException($"{clip}: no face was found in it; give clips with a face or two.");
            return new(Path.GetFileName(clip), file.UprightSize.Width, file.UprightSize.Height, sides.Order().ElementAt(sides.Count / 2));
        }
    }
}
