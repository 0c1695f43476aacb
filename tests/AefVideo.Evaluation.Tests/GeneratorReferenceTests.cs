using AefVideo.Core.Errors;
using AefVideo.Evaluation.Benchmarks;

namespace AefVideo.Evaluation.Tests;

public sealed class GeneratorReferenceTests
{
    private const string Greeting = """echo '{"torch": "1.13.0", "threads": 2}'; """;

    [Fact]
    public void A_missing_python_is_told_with_the_remedy()
    {
        var fault = Assert.Throws<EnvironmentException>(() => new GeneratorReference(["no-such-python"], 1, TestContext.Current.CancellationToken));
        Assert.StartsWith("no-such-python cannot be started", fault.Message, StringComparison.Ordinal);
        Assert.Contains("python3-torch", fault.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.EnvironmentIncomplete, fault.ExitCode);
    }

    [Fact]
    public void A_missing_torch_is_told_with_the_remedy()
    {
        var fault = Assert.Throws<EnvironmentException>(() => Shell("""echo '{"missing": "torch"}'"""));
        Assert.StartsWith("sh has no module torch", fault.Message, StringComparison.Ordinal);
        Assert.Contains("python3-torch", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_itself_says_that_torch_is_missing()
    {
        var script = Script();
        // Isolated and without site packages, Python sees nothing but its own library.
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "there is no Python");
        var fault = Assert.Throws<EnvironmentException>(() => new GeneratorReference(["/usr/bin/python3", "-B", "-I", "-S", script], 1, TestContext.Current.CancellationToken));
        Assert.Contains("has no module torch", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_early_end_is_told_with_the_last_words()
    {
        var fault = Assert.Throws<EnvironmentException>(() => Shell("echo first >&2; echo the reason >&2; exit 1"));
        Assert.Equal("PyTorch's side of the benchmark ended early: the reason", fault.Message);
    }

    [Theory]
    [InlineData("echo hello")]
    [InlineData("echo null")]
    [InlineData("echo '{}'")]
    public void A_greeting_of_another_kind_is_refused(string script) =>
        Assert.Contains("makes no sense", Assert.Throws<EnvironmentException>(() => Shell(script)).Message, StringComparison.Ordinal);

    [Fact]
    public void Another_number_of_threads_is_refused() =>
        Assert.Contains("2 threads", Assert.Throws<EnvironmentException>(() => Shell(Greeting, threads: 3)).Message, StringComparison.Ordinal);

    [Fact]
    public void Requests_and_answers_are_lines_of_json()
    {
        using var reference = Shell(Greeting + """
            read load; [ "$load" = '{"action":"load","file":"a b"}' ] && echo '{"forward": 1e-7, "training": 0, "gradient": 0.5}'
            read time; [ "$time" = '{"action":"time","pass":"both","batch":8,"warmups":1,"passes":2}' ] && echo '{"seconds": [0.25, 0.5]}'
            """);
        Assert.Equal("1.13.0", reference.Version);
        Assert.Equal(new GeneratorDifference("hisd", 1e-7, 0, 0.5), reference.Load("hisd", "a b"));
        Assert.Equal([0.25, 0.5], reference.Time(GeneratorPass.ForwardBackward, 8, 1, 2));
    }

    [Fact]
    public void Too_few_times_are_refused()
    {
        using var reference = Shell(Greeting + """read time; echo '{"seconds": [0.25]}'""");
        Assert.Contains("makes no sense", Assert.Throws<EnvironmentException>(() => reference.Time(GeneratorPass.Forward, 1, 1, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_on_the_other_side_is_told()
    {
        using var reference = Shell(Greeting + """read load; echo '{"error": "KeyError: main"}'""");
        Assert.Contains("KeyError: main", Assert.Throws<EnvironmentException>(() => reference.Load("stargan", "file")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_a_wait_for_an_answer()
    {
        using var cancellation = new CancellationTokenSource();
        using var reference = new GeneratorReference(["sh", "-c", Greeting + "read load; sleep 1000"], 2, cancellation.Token);
        var waiting = Task.Run(() => reference.Load("stargan", "file"), TestContext.Current.CancellationToken);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void Both_sides_give_the_same_pictures_and_gradients()
    {
        GeneratorReference reference;
        try
        {
            reference = new GeneratorReference(["/usr/bin/python3", "-B", Script()], 1, TestContext.Current.CancellationToken);
        }
        catch (EnvironmentException fault)
        {
            Assert.Skip(fault.Message);
            return;
        }
        var file = Path.GetTempFileName();
        using (reference)
        {
            foreach (var name in GeneratorBenchmark.Names)
            {
                using var contender = new GeneratorContender(name, imageSize: 64, largestBatch: 2);
                contender.Write(file, 2);
                reference.Load(name, file).RequireEqual();
            }
        }
        File.Delete(file);
    }

    private static GeneratorReference Shell(string script, int threads = 2) => new(["sh", "-c", script], threads, TestContext.Current.CancellationToken);

    private static string Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "bench", "reference", "generators.py");
            if (File.Exists(path)) return path;
        }
        throw new FileNotFoundException("bench/reference/generators.py is not above the tests.");
    }
}
