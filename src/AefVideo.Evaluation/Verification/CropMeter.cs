using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AefVideo.Evaluation.Interruption;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Verification;

/// <summary>Forges crops and measures what came of it; keeps numbers, and some crops to show.</summary>
/// <param name="ensemble">The generators; stay the caller's.</param>
/// <param name="meter">Measures.</param>
/// <param name="labels">What the originals look like; stays the caller's.</param>
/// <param name="size">Side of a crop in pixels.</param>
internal sealed class CropMeter(Ensemble ensemble, ForgeryMeter meter, JudgedLabels labels, int size) : IDisposable
{
    private const int Original = 0, Protected = 1;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SpreadSample<float[][]> _shown = new(EvaluationGrid.Faces);
    private int _faces;

    /// <summary>Measures a batch.</summary>
    /// <param name="batch">The original, the protected file, and perhaps a control.</param>
    /// <param name="views">Number of files.</param>
    /// <param name="report">Hears how many forgeries were made.</param>
    /// <param name="cancellation">Stops it between edits.</param>
    public void Add(CropBatch batch, int views, Action<long> report, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var images = batch.Images(Original);
        var treated = Enumerable.Range(1, views - 1).Select(batch.Images).ToArray();
        var predicted = labels.Predict(images);
        // Each face of each frame counts for itself: a clip shows too few people to draw from.
        int[] people = [.. Enumerable.Range(_faces, batch.Count)];
        meter.Add(images, treated, people, attributes => labels.Select(predicted, attributes), report, cancellation);
        _faces += batch.Count;
        for (var face = 0; face < batch.Count; face++)
        {
            _hash.AppendData(MemoryMarshal.AsBytes(batch.Crop(Original, face)));
            var number = face;
            _shown.Offer(() => [batch.Crop(Original, number).ToArray(), batch.Crop(Protected, number).ToArray()]);
        }
    }

    /// <summary>Sums up.</summary>
    /// <param name="name">What to call the footage.</param>
    public DataSetResult Result(string name) => new(name, _faces, _faces, Convert.ToHexStringLower(_hash.GetCurrentHash()), meter.Results());

    /// <summary>Draws some of the faces.</summary>
    /// <returns>A PNG file.</returns>
    public byte[] Draw()
    {
        using var scope = NewDisposeScope();
        var batch = new CropBatch(2, size, _shown.Items.Count);
        foreach (var crops in _shown.Items)
        {
            for (var view = 0; view < crops.Length; view++) crops[view].CopyTo(batch.Crop(view, batch.Count));
            batch.Grow();
        }
        var images = batch.Images(Original);
        var predicted = labels.Predict(images);
        return EvaluationGrid.Draw(ensemble, images, batch.Images(Protected), attributes => labels.Select(predicted, attributes));
    }

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();
}
