using AefVideo.Core.Errors;

namespace AefVideo.Tests;

public sealed class ShaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-shaders-");

    public ShaderTests()
    {
        foreach (var file in Directory.GetFiles(SharedFiles.InRepository("shaders"))) File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_shader_that_does_not_compile_is_named_with_its_line()
    {
        var line = Break("picture.frag", "void main()", "void main() { undeclared = 1.0; }\nvoid other()");
        var fault = await Assert.ThrowsAsync<UsageException>(OpenAsync);
        Assert.Contains($"picture.frag:{line}:", fault.Message, StringComparison.Ordinal);
        Assert.Contains("undeclared", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_in_an_included_file_is_named_with_that_file_and_its_line()
    {
        var line = Break("heat.glsl", "    return mix(stops[below]", "    return missing + mix(stops[below]");
        var fault = await Assert.ThrowsAsync<UsageException>(OpenAsync);
        Assert.Contains($"heat.glsl:{line}:", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_behind_an_include_has_the_right_line()
    {
        var line = Break("difference.frag", "    pixel = ", "    nowhere = 1.0;\n    pixel = ");
        var fault = await Assert.ThrowsAsync<UsageException>(OpenAsync);
        Assert.Contains($"difference.frag:{line}:", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_include_says_who_wants_it()
    {
        File.Delete(Path.Combine(_folder.FullName, "pasting.glsl"));
        var fault = await Assert.ThrowsAsync<UsageException>(OpenAsync);
        Assert.Contains("pasting.glsl: this shader cannot be read", fault.Message, StringComparison.Ordinal);
        Assert.Contains("picture.frag:4 includes", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_is_one_sentence()
    {
        var setup = Studio.Setup() with { Shaders = Path.Combine(_folder.FullName, "none") };
        var fault = await Assert.ThrowsAsync<UsageException>(() => Studio.RunAsync(_ => Task.CompletedTask, setup: setup));
        Assert.Contains("there is no such folder of shaders", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_changed_shader_is_compiled_while_it_runs_and_a_broken_one_leaves_the_old_in_place() => Studio.RunAsync(
        async host =>
        {
            var session = host.Session;
            var before = await Studio.ShootAsync(host);
            var objects = session.Objects;
            var path = Path.Combine(_folder.FullName, "picture.frag");
            var source = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

            await File.WriteAllTextAsync(path, source.Replace("pixel = vec4(colour, 1.0)", "pixel = vec4(colour.bgr, 1.0)", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            await ChangedAsync(host, "compiled anew");
            host.Draw();
            Assert.True(Golden.Distance(before, host.Read()) > 1);

            await File.WriteAllTextAsync(path, "nonsense", TestContext.Current.CancellationToken);
            await ChangedAsync(host, "picture.frag:1:");
            host.Draw();
            Assert.True(Golden.Distance(before, host.Read()) > 1);
            Assert.Equal(objects, session.Objects);

            await File.WriteAllTextAsync(path, source, TestContext.Current.CancellationToken);
            session.ReloadShaders();
            Assert.Contains("compiled anew", session.Notice, StringComparison.Ordinal);
        },
        setup: Studio.Setup() with { Shaders = _folder.FullName, WatchesShaders = true });

    private static async Task ChangedAsync(Preview.Platform.OffscreenHost host, string notice)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (host.Session.Notice?.Contains(notice, StringComparison.Ordinal) != true)
        {
            await Task.Delay(20, limit.Token);
            host.Session.Update();
        }
    }

    private Task OpenAsync() => Studio.RunAsync(_ => Task.CompletedTask, setup: Studio.Setup() with { Shaders = _folder.FullName });

    /// <summary>Changes a file and returns the line of the change.</summary>
    private int Break(string name, string old, string replacement)
    {
        var path = Path.Combine(_folder.FullName, name);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
        return text[..at].Count(letter => letter == '\n') + 1;
    }
}
