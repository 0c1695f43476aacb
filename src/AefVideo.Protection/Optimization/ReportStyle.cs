using System.Globalization;
using System.Net;
using System.Text;

namespace AefVideo.Protection.Optimization;

/// <summary>How report pages look: plain, dark or light as the reader has it, no request to anywhere.</summary>
public static class ReportStyle
{
    /// <summary>The style sheet, with as many line colours (classes s0, s1, …) as <see cref="Colours" />.</summary>
    public const string Sheet = """
        :root { color-scheme: light dark; --ink: #1d2733; --paper: #fff; --grid: #d8dee6; --bar: #2f7ed8; --mark: #c63d6f; }
        @media (prefers-color-scheme: dark) { :root { --ink: #d9e1ea; --paper: #12171d; --grid: #323c48; } }
        body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 1200px; margin: 2rem auto; padding: 0 1rem; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; } h3 { font-size: 1rem; } code { overflow-wrap: anywhere; }
        figure { margin: 1.2rem 0; } figcaption { font-weight: 600; } .small { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: .4rem 1.2rem; }
        .small figcaption { font-weight: 400; font-size: .85rem; } .wide { overflow-x: auto; margin: 1rem 0; } img { max-width: 100%; height: auto; }
        svg { width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--ink); } .grid { stroke: var(--grid); } .bar { fill: var(--bar); } .threshold { stroke: var(--mark); stroke-dasharray: 3 2; }
        polyline { fill: none; stroke-width: 1.8; } table { border-collapse: collapse; } td, th { padding: .2rem .8rem .2rem 0; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td:first-child, th:first-child, .text td, .text th { text-align: left; } .text td { white-space: normal; overflow-wrap: anywhere; } .legend span { display: inline-block; margin-right: 1.2rem; } .legend i { display: inline-block; width: 1.2em; height: .25em; margin-right: .4em; vertical-align: middle; }
        .s0 { stroke: #2f7ed8; background: #2f7ed8; } .s1 { stroke: #e07b1f; background: #e07b1f; } .s2 { stroke: #2a9d5c; background: #2a9d5c; } .s3 { stroke: #c63d6f; background: #c63d6f; }
        .s4 { stroke: #8a63d2; background: #8a63d2; } .s5 { stroke: #9a8b1c; background: #9a8b1c; } .s6 { stroke: #29a3a3; background: #29a3a3; } .s7 { stroke: #8d6e63; background: #8d6e63; }
        .s8 { stroke: #607d8b; background: #607d8b; } .s9 { stroke: #d4508e; background: #d4508e; }
        """;

    /// <summary>How many lines of a chart the sheet can tell apart; further ones begin again with the first.</summary>
    public const int Colours = 10;

    /// <summary>Which line is whose, in the colours of <see cref="Sheet" />.</summary>
    public static string Legend(IReadOnlyList<string> names)
    {
        var text = new StringBuilder("<p class=\"legend\">");
        for (var i = 0; i < names.Count; i++) text.Append(CultureInfo.InvariantCulture, $"<span><i class=\"s{i % Colours}\"></i>{WebUtility.HtmlEncode(names[i])}</span>");
        return text.Append("</p>\n").ToString();
    }
}
