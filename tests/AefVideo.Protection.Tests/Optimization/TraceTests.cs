using AefVideo.Core.Errors;
using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Tests.Optimization;

public sealed class TraceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-trace-").FullName;

    [Fact]
    public void The_table_has_a_line_an_iteration_and_leaves_out_what_was_not_measured()
    {
        TraceCsv.Write(Path.Combine(_folder, "t.csv"), Trace());
        var lines = File.ReadAllLines(Path.Combine(_folder, "t.csv"));
        Assert.Equal("iteration,weight_a,weight_b<,loss_a,loss_b<,sr_a,sr_b<,l2mask_a,l2mask_b<", lines[0]);
        Assert.Equal("0,0.5,0.5,-0.01,-0.2,0.25,1,0.03,0.2", lines[1]);
        Assert.Equal("1,0.75,0.25,-0.02,,,,,", lines[2]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void The_page_is_well_formed_and_asks_for_nothing_from_outside()
    {
        var path = Path.Combine(_folder, "t.html");
        TracePage.Write(path, Trace(), "a & b", [new("a", 0.5, 0.04, 10, 2)], new Dictionary<string, string> { ["command"] = "aef optimize -o \"<x>\"" });
        var page = File.ReadAllText(path);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        // Void tags aside, it is XML.
        var xml = System.Xml.Linq.XDocument.Parse(page["<!doctype html>".Length..].Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).Replace("<meta name=\"viewport\" content=\"width=device-width\">", "", StringComparison.Ordinal));
        Assert.Equal(3, xml.Descendants("svg").Count());
        Assert.Equal(6, xml.Descendants("polyline").Count());
        Assert.Equal(["b<", "b<", "b<"], xml.Descendants("polyline").Where(line => (string?)line.Attribute("class") == "s1").Select(line => line.Value));
        Assert.Contains("aef optimize -o \"<x>\"", xml.Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_comes_back_from_its_numbers()
    {
        var trace = Trace();
        var back = new OptimizationTrace(trace.Names);
        back.Restore(trace.ToArray());
        Assert.Equal(trace.ToArray(), back.ToArray());
        Assert.Equal([true, false], back.Rows.Select(row => row.WasMeasured));
    }

    [Fact]
    public void A_trace_comes_back_from_its_table()
    {
        var path = Path.Combine(_folder, "t.csv");
        TraceCsv.Write(path, Trace());
        var back = TraceCsv.Read(path);
        Assert.Equal(["a", "b<"], back.Names);
        Assert.Equal(Trace().ToArray(), back.ToArray());
    }

    [Theory]
    [InlineData("", "t.csv is no table of an optimisation")]
    [InlineData("iteration,weight_a,loss_a,l2mask_a,sr_a\n", "t.csv is no table of an optimisation")]
    [InlineData("iteration,weight_a,loss_a,sr_a,l2mask_a\n0,1,-0.1,,\n1,1,-0.1,\n", "Line 3 of")]
    [InlineData("iteration,weight_a,loss_a,sr_a,l2mask_a\n0,one,-0.1,,\n", "Line 2 of")]
    public void A_damaged_table_is_refused(string text, string message)
    {
        var path = Path.Combine(_folder, "t.csv");
        File.WriteAllText(path, text);
        Assert.Contains(message, Assert.Throws<ModelException>(() => TraceCsv.Read(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static OptimizationTrace Trace()
    {
        var trace = new OptimizationTrace(["a", "b<"]);
        trace.Add(new(0, [0.5f, 0.5f], [-0.01f, -0.2f], [0.25f, 1], [0.03f, 0.2f]));
        trace.Add(new(1, [0.75f, 0.25f], [-0.02f, float.NaN], [float.NaN, float.NaN], [float.NaN, float.NaN]));
        return trace;
    }
}
