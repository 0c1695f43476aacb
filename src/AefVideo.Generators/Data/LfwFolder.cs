using System.Globalization;

namespace AefVideo.Generators.Data;

/// <summary>Labeled Faces in the Wild: the person's name, an underscore and the number of the picture, from 0001 on; flat or in a folder per person.</summary>
internal static class LfwFolder
{
    private const int Digits = 4;

    /// <summary>Whether all pictures are named like this, and everybody's first one is there.</summary>
    public static bool Is(string folder)
    {
        var names = Array.ConvertAll(Pictures(folder), Path.GetFileNameWithoutExtension);
        if (names.Length == 0 || !names.All(name => Person(name!) is not null)) return false;
        var first = names.Where(name => Number(name!) == 1).Select(name => Person(name!)!).ToHashSet();
        return names.All(name => Number(name!) > 0 && first.Contains(Person(name!)!));
    }

    /// <summary>All pictures; persons are numbered by ordinal name.</summary>
    public static FaceListing List(string folder)
    {
        var pictures = Pictures(folder);
        var persons = pictures.Select(path => Person(Path.GetFileNameWithoutExtension(path))).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToArray();
        var numbers = persons.Index().ToDictionary(person => person.Item, person => person.Index);
        var entries = pictures.Select(path => new FaceEntry(
            Path.GetFileName(path), path, Person(Path.GetFileNameWithoutExtension(path)) is { } person ? numbers[person] : -1, []));
        return new(FaceDataLayout.Lfw, [.. entries], [], []);
    }

    private static string[] Pictures(string folder)
    {
        var flat = PictureFiles.In(folder);
        if (flat.Length > 0) return flat;
        var nested = Directory.EnumerateDirectories(folder).SelectMany(inner => PictureFiles.In(inner).Where(path => Person(Path.GetFileNameWithoutExtension(path)) == Path.GetFileName(inner)));
        return [.. nested.OrderBy(Path.GetFileName, StringComparer.Ordinal)];
    }

    private static string? Person(string name) =>
        name.Length > Digits + 1 && name[^(Digits + 1)] == '_' && name.AsSpan(name.Length - Digits).IndexOfAnyExceptInRange('0', '9') < 0 ? name[..^(Digits + 1)] : null;

    private static int Number(string name) => int.Parse(name.AsSpan(name.Length - Digits), NumberStyles.None, CultureInfo.InvariantCulture);
}
