using System.Drawing;
using AefVideo.Evaluation.Verification;
using AefVideo.Faces;

namespace AefVideo.Evaluation.Tests.Verification;

public sealed class FacePairingTests
{
    [Fact]
    public void Faces_that_overlap_most_belong_together()
    {
        var pairs = FacePairing.Pair([At(0), At(40), At(200)], [At(44), At(30), At(6)]);
        // The second face lies on two of the others; the one nearest takes it, and the third has no partner.
        Assert.Equal([(1, 0), (0, 2)], pairs);
    }

    [Fact]
    public void Faces_far_from_each_other_do_not() => Assert.Empty(FacePairing.Pair([At(0)], [At(60)]));

    private static FaceDetection At(float left) => new(new RectangleF(left, 10, 100, 100), default, 1);
}
