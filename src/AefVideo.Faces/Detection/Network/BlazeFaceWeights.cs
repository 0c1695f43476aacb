using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;

namespace AefVideo.Faces.Detection.Network;

/// <summary>The layers of a network's file, as <c>tools/ModelConversion/blazeface.py</c> writes it; every shape is looked at before it is used.</summary>
internal sealed class BlazeFaceWeights : IDisposable
{
    private readonly SafetensorsFile _file;

    /// <exception cref="EnvironmentException">There is no such file.</exception>
    /// <exception cref="ModelException">It is damaged, or another network.</exception>
    public BlazeFaceWeights(string path)
    {
        _file = SafetensorsFile.Open(path);
        Strides = Numbers("strides");
        var shortcuts = Numbers("shortcuts");
        FineBlock = Numbers("fine_block") is [var block] ? block : -1;
        if (Strides.Any(stride => stride is not (1 or 2)) || shortcuts.Length != Strides.Length || FineBlock < 0 || FineBlock >= Strides.Length) throw Foreign("what its metadata say of its blocks");
        IsAdded = [.. shortcuts.Select(shortcut => shortcut != 0)];
    }

    /// <summary>Pixels that each block steps by.</summary>
    public int[] Strides { get; }

    /// <summary>Whether a block's input is added to what it gives.</summary>
    public bool[] IsAdded { get; }

    /// <summary>The block whose grid is the finer one of the answers; the coarser one is the last block's.</summary>
    public int FineBlock { get; }

    /// <summary>A convolution that is a product of some numbers with a matrix.</summary>
    /// <param name="name">Of the layer.</param>
    /// <param name="shape">Height and width of the filter, inputs.</param>
    /// <param name="outputs">How many numbers it really gives.</param>
    public PointwiseConvolution Matrix(string name, ReadOnlySpan<long> shape, out int outputs)
    {
        outputs = (int)Require(name + ".bias", []);
        Require(name + ".weight", shape, outputs);
        return new(_file.ReadSingles(name + ".weight"), _file.ReadSingles(name + ".bias"));
    }

    /// <summary>A filter for each channel.</summary>
    public DepthwiseConvolution Depthwise(int block, int channels)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"blocks.{block}.depthwise.weight");
        Require(name, [3, 3], channels);
        return new(_file.ReadSingles(name), Strides[block]);
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private long Require(string tensor, ReadOnlySpan<long> shape, int? last = null)
    {
        var entry = _file.Require(tensor);
        if (entry.Shape.Length != shape.Length + 1) throw Foreign(tensor);
        for (var i = 0; i < shape.Length; i++)
            if (entry.Shape[i] != shape[i]) throw Foreign(tensor);
        var found = entry.Shape[^1];
        if (found is < 1 or > 4096 || (last ?? found) != found) throw Foreign(tensor);
        return found;
    }

    private int[] Numbers(string key)
    {
        if (!_file.Metadata.TryGetValue(key, out var text)) throw Foreign($"no “{key}” in its metadata");
        var numbers = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return numbers.Contains(-1) ? throw Foreign($"“{key}” in its metadata") : numbers;
    }

    private ModelException Foreign(string what) => new($"{_file.Name} is not a BlazeFace network, as {what} shows; restore the file.");
}
