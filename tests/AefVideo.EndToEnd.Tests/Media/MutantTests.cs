using System.Globalization;

namespace AefVideo.EndToEnd.Tests.Media;

/// <summary>
/// Damaged media: a playable file or one sentence, in 30 seconds, and nothing left behind. AEFVIDEO_MUTANTS=500 makes as many as the measurements
/// in docs/measurements.md, 376-377 those again; without it a part of them is looked at.
/// </summary>
public sealed class MutantTests(Corpus corpus) : IClassFixture<Corpus>
{
    private const int Usual = 24;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_mutant_gives_a_playable_file_or_a_sentence(bool keepsGoing)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc");
        var (first, end) = Range(Environment.GetEnvironmentVariable("AEFVIDEO_MUTANTS"));
        var count = end - first;
        var folder = Directory.CreateTempSubdirectory("aef-mutants-");
        var (done, refused, failures) = (0, 0, new List<string>());
        try
        {
            await Parallel.ForAsync(first, end, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (seed, stop) =>
            {
                // A prime step walks through all kinds, whatever their number.
                var source = corpus.Files[seed * 17 % corpus.Files.Count];
                var mutant = Mutator.Mutate(await File.ReadAllBytesAsync(source, stop), seed, out var kind);
                var path = Path.Combine(folder.FullName, $"{seed:D3}-{kind}-{Path.GetFileName(source)}");
                await File.WriteAllBytesAsync(path, mutant, stop);
                try
                {
                    using var medium = await ProtectedMedium.RunAsync(path, corpus.Delta, ".mkv", ["--preset", "ultrafast", .. keepsGoing ? new[] { "--keep-going" } : []]);
                    if (medium.IsDone) await medium.AssertPlayableAsync(hasWholeSound: false);
                    if (medium.IsDone) Interlocked.Increment(ref done);
                    else Interlocked.Increment(ref refused);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    lock (failures) failures.Add($"{Path.GetFileName(path)}: {exception.Message}");
                }
                File.Delete(path);
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {count}:\n{string.Join('\n', failures)}");
        Assert.True(count < Usual || (done > 0 && refused > 0), $"{done} were protected and {refused} refused");
        TestContext.Current.SendDiagnosticMessage("{0} mutants{1}: {2} protected, {3} refused in a sentence", count, keepsGoing ? ", told to keep going" : "", done, refused);
    }

    private static (int First, int End) Range(string? asked)
    {
        if (asked is null) return (0, Usual);
        var numbers = asked.Split('-').Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
        return numbers is [var first, var last] ? (first, last + 1) : (0, numbers[0]);
    }
}
