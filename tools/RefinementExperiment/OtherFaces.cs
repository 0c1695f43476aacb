using AefVideo.Generators.Data;
using static TorchSharp.torch;

namespace AefVideo.Tools.RefinementExperiment;

/// <summary>Faces of other people, as crops: for the control that merely goes on optimising.</summary>
internal static class OtherFaces
{
    /// <summary>Reads the first pictures of CelebA's test partition, which neither the generators nor the perturbation have seen.</summary>
    public static async Task<IReadOnlyList<float[]>> ReadAsync(string folder, int size, int count, CancellationToken cancellation)
    {
        using var data = await FaceDataset.LoadAsync(new() { Directory = folder, ImageSize = size, Partition = 2, Limit = count }, null, cancellation);
        var crops = new List<float[]>();
        for (var i = 0; i < data.Count; i++)
        {
            using var scope = NewDisposeScope();
            crops.Add(data.Images([i]).squeeze(0).permute(1, 2, 0).contiguous().data<float>().ToArray());
        }
        return crops;
    }
}
