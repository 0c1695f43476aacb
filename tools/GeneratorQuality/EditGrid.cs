using AefVideo.Generators;
using AefVideo.Generators.Training;
using static TorchSharp.torch;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>Eight faces × all edits, to be looked at.</summary>
internal static class EditGrid
{
    private const int Rows = 8;

    /// <summary>Writes <c>NAME.png</c>, and for HiSD <c>NAME-reference.png</c> too, with the styles of other pictures.</summary>
    public static void Write(string folder, string name, IGenerator generator, Faces faces, Faces? references)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var conditions = new Conditions(generator, references);
        var rows = Math.Min(Rows, faces.Data.Count);
        // Half of them from the beginning of the folder and half from its end: names sort the sexes apart.
        int[] indices = [.. Enumerable.Range(0, rows).Select(row => row < rows / 2 ? row : faces.Data.Count - rows + row)];
        var images = faces.Images(indices);
        var labels = faces.Labels(indices, images, generator.SourceAttributes);
        foreach (var way in conditions.Edits.GroupBy(edit => edit.Way))
        {
            var columns = new List<(string, Tensor)> { ("input", images) };
            foreach (var edit in way) columns.Add((edit.Name, generator.Forge(images, conditions.Ask(edit, labels, indices)).clamp(-1, 1)));
            columns.Add(("there and back", generator.Forge(columns[1].Item2, conditions.AskBack(way.First(), images, labels)).clamp(-1, 1)));
            PictureGrid.Write(Path.Combine(folder, way.Key == EditWay.Reference ? $"{name}-reference.png" : $"{name}.png"), columns);
        }
    }
}
