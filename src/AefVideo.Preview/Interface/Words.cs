using AefVideo.Preview.Forging;

namespace AefVideo.Preview.Interface;

/// <summary>Names as they are shown, made once.</summary>
internal sealed class Words
{
    private readonly string[] _forgers;
    private readonly string[][] _edits;

    public Words(IReadOnlyList<IFaceForger> forgers)
    {
        _forgers = [.. forgers.Select(forger => forger.Title)];
        _edits = [.. forgers.Select(forger => forger.Edits.Select(Edit).ToArray())];
    }

    /// <summary>A generator.</summary>
    public string Forger(int number) => _forgers[number];

    /// <summary>What it does.</summary>
    public string Edit(int forger, int edit) => _edits[forger][edit];

    // "Blond_Hair" and "HairColor=blond".
    private static string Edit(string name) => name.Replace('_', ' ').Replace("=", ": ", StringComparison.Ordinal);
}
