using System.Drawing;
using AefVideo.Core.Imaging;
using AefVideo.Faces;

namespace AefVideo.Evaluation.Tests.Verification;

/// <summary>Finds what it is told to find: in the original, in the protected file, in the original's next frame, and so on.</summary>
/// <param name="answers">For each picture the aligned squares of its faces, over and over.</param>
internal sealed class ScriptedDetector(params SimilarityTransform[][] answers) : IFaceDetector
{
    private int _calls;

    public void Detect(Picture picture, int clockwiseQuarterTurns, List<FaceDetection> faces)
    {
        faces.Clear();
        foreach (var square in answers[_calls++ % answers.Length])
            faces.Add(new(new RectangleF(square.X, square.Y, square.A, square.A), AlignmentTemplate.CelebA.Points.Transformed(square), 0.9f));
    }

    public void Dispose()
    {
    }
}
