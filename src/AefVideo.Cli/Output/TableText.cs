using Spectre.Console;

namespace AefVideo.Cli.Output;

/// <summary>Tables on standard output, in a form that is Markdown too.</summary>
internal static class TableText
{
    // Where there is no terminal, lines need not be broken.
    private const int WidthOfFile = 160;

    public static void Write(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Markdown);
        foreach (var column in columns) table.AddColumn(new TableColumn(Markup.Escape(column)));
        foreach (var row in rows) table.AddRow([.. row.Select(Markup.Escape)]);
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, WidthOfFile);
        AnsiConsole.Write(table);
    }
}
