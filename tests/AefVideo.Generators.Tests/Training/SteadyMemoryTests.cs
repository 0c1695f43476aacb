using System.Globalization;
using AefVideo.Generators.StarGan;
using AefVideo.Generators.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Tests.Training;

[Collection(nameof(SteadyMemoryTests))]
[CollectionDefinition(nameof(SteadyMemoryTests), DisableParallelization = true)]
public sealed class SteadyMemoryTests
{
    private const int Steps = 200;

    // After that, allocators, the optimisers' states and compiled code have found their size.
    private const int Settled = 50;

    // A step that kept its pictures would add 150 times 48 KiB, one that kept its feature maps far more.
    private const long Growth = 4 << 20;

    [Fact]
    public void A_training_step_allocates_nothing_that_grows()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "resident memory is read from /proc");
        var shape = new StarGanOptions { Width = 8, ResidualBlocks = 1, RunningStatistics = false, ImageSize = 32, DiscriminatorLayers = 3, DiscriminatorWidth = 8 };
        using var trainee = new LabelTranslatorTrainee("stargan", options => new StarGanGenerator(options), shape, new TrainingOptions { WarmUp = 5 }, new LabelTranslatorLosses());
        using var images = rand(4, 3, 32, 32) * 2 - 1;
        using var labels = rand(4, 5).round();
        var losses = new double[trainee.LossNames.Count];
        long live = 0, resident = 0;
        for (var iteration = 0; iteration < Steps; iteration++)
        {
            using (NewDisposeScope()) trainee.Learn(iteration, images, labels, losses);
            if (iteration == Settled) (live, resident) = (DisposeScopeManager.Statistics.ThreadTotalLiveCount, ResidentBytes());
            if (iteration > Settled) Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        }
        var grown = ResidentBytes() - resident;
        Assert.True(grown <= Growth, $"Resident memory grew by {grown} bytes in {Steps - Settled} steps.");
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
    }
}
