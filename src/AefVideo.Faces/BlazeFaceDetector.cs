using System.Numerics;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Faces.Detection;
using AefVideo.Faces.Detection.Network;

namespace AefVideo.Faces;

/// <summary>
/// Finds faces with BlazeFace (Bazarevsky et al., arXiv 1907.05047): one network searches the whole picture, then the small one looks at each
/// face again, upright and filling its input, which makes the key points as exact for a far face as for a near one.
/// </summary>
public sealed class BlazeFaceDetector : IFaceDetector
{
    /// <summary>Intersection over union from which two answers are of one face (MediaPipe's value).</summary>
    private const float SameFaceOverlap = 0.3f;

    /// <summary>
    /// Side of the square for the second look, in eye distances. On faces with 6 to 22 pixels between the eyes the points were steadiest
    /// from 5.3 to 7: from 3.5 to 4.7 small faces came out up to 25 % too large.
    /// </summary>
    private const float SecondLookSide = 6;

    /// <summary>
    /// Score from which an answer of the search is worth a second look. Far faces have 0.3–0.5 in the search and 0.6–0.75 in the second look;
    /// what only resembles a face has as much in the one or in the other, but not in both.
    /// </summary>
    private const float SecondLookScore = 0.28f;

    /// <summary>Distance from the eyes' middle to the mouth in eye distances, on the median CelebA face.</summary>
    private const float EyesToMouth = 1.1f;

    /// <summary>Smallest tile in pixels: in one this size a face of 16 pixels has 16 of the network's 256.</summary>
    private const float SmallestTile = 256;

    private readonly BlazeFaceOptions _options;
    private readonly BlazeFaceNetwork _search;
    private readonly BlazeFaceNetwork _look;
    private readonly PictureSampler _sampler = new();
    private readonly List<SearchSquare> _squares = [];
    private readonly List<FaceDetection> _answers = [];
    private readonly List<FaceDetection> _candidates = [];
    private readonly List<FaceDetection> _near = [];
    private readonly List<FaceDetection> _refined = [];

    /// <summary>Loads the networks from <c>media/models</c>.</summary>
    /// <exception cref="EnvironmentException">A network's file is missing.</exception>
    /// <exception cref="ModelException">A network's file is damaged.</exception>
    public BlazeFaceDetector(BlazeFaceOptions? options = null)
    {
        _options = options ?? new();
        _search = new(_options.Model);
        _look = _options.Model == BlazeFaceModel.Front ? _search : new(BlazeFaceModel.Front);
    }

    /// <inheritdoc />
    public void Detect(Picture picture, int clockwiseQuarterTurns, List<FaceDetection> faces)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(faces);
        faces.Clear();
        _squares.Clear();
        _squares.Add(SearchSquare.Whole(picture.Format, clockwiseQuarterTurns));
        if (_options.SmallFaces)
        {
            // Each round of tiles sees faces half as large as the one before.
            var side = MathF.Min(picture.Format.Width, picture.Format.Height) / 2f;
            SearchSquare.Tile(picture.Format, clockwiseQuarterTurns, MathF.Max(side, SmallestTile), _squares);
        }

        _sampler.Bind(picture);
        _candidates.Clear();
        var leastScore = _options.Refine ? MathF.Min(SecondLookScore, _options.LeastScore) : _options.LeastScore;
        Search(_search, _squares[0], _squares[0].RowsOfPicture(picture.Format, _search.Size), leastScore, _candidates);
        for (var i = 1; i < _squares.Count; i++) Search(_search, _squares[i], new(0, _search.Size), leastScore, _candidates);
        WeightedBlend.Merge(_candidates, SameFaceOverlap, faces);
        if (_options.Refine) Refine(faces);
        _sampler.Unbind();
        GC.KeepAlive(picture);
    }

    /// <inheritdoc />
    public bool TryDetectNear(Picture picture, in FaceKeypoints expected, out FaceDetection face)
    {
        ArgumentNullException.ThrowIfNull(picture);
        _sampler.Bind(picture);
        var found = LookAgain(expected, out face);
        _sampler.Unbind();
        GC.KeepAlive(picture);
        return found;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _search.Dispose();
        _look.Dispose();
        _sampler.Dispose();
    }

    private void Refine(List<FaceDetection> faces)
    {
        foreach (var face in faces)
        {
            var isFound = LookAgain(face.Keypoints, out var better);
            var score = (face.Score + better.Score) / 2;
            if (score >= _options.LeastScore) _refined.Add((isFound ? better : face) with { Score = score });
        }

        // What seemed two faces from afar may be one at the second look.
        faces.Clear();
        _candidates.AddRange(_refined);
        _refined.Clear();
        WeightedBlend.Merge(_candidates, SameFaceOverlap, faces);
    }

    private void Search(BlazeFaceNetwork network, in SearchSquare square, RowRange filled, float leastScore, List<FaceDetection> candidates)
    {
        _answers.Clear();
        _sampler.Sample(square.ToPicture(network.Size), network.Size, network.Input);
        network.Run(leastScore, filled, _answers);
        foreach (var answer in _answers)
        {
            // A face that a tile cuts is whole in the next tile or in the whole picture.
            var box = answer.Box;
            var isCut = box.Left < 0 || box.Top < 0 || box.Right > network.Size || box.Bottom > network.Size;
            if (square.IsWhole || !isCut) candidates.Add(square.ToPicture(answer, network.Size));
        }
    }

    private bool LookAgain(in FaceKeypoints expected, out FaceDetection face)
    {
        face = default;
        var eyes = (expected.RightEye + expected.LeftEye) / 2;
        var across = expected.LeftEye - expected.RightEye;
        var down = (expected.MouthCentre - eyes) / EyesToMouth;

        // A turned head narrows the eyes, a raised one shortens the way to the mouth: the longer of the two is the size.
        var size = MathF.Max(across.Length(), down.Length());
        var row = across + new Vector2(down.Y, -down.X);
        if (!(size > 0) || !(row.LengthSquared() > 0)) return false;
        var centre = (eyes + expected.MouthCentre) / 2;
        var square = new SearchSquare(centre, size * SecondLookSide, Vector2.Normalize(row), true);

        _near.Clear();
        Search(_look, square, new(0, _look.Size), _options.LeastScore, _candidates);
        WeightedBlend.Merge(_candidates, SameFaceOverlap, _near);
        foreach (var found in _near)
        {
            var middle = ((found.Keypoints.RightEye + found.Keypoints.LeftEye) / 2 + found.Keypoints.MouthCentre) / 2;
            if (Vector2.Distance(middle, centre) > size) continue;
            face = found;
            return true;
        }
        return false;
    }
}
