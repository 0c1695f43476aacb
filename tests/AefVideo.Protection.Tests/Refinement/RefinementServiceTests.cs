using AefVideo.Protection.Optimization;
using AefVideo.Protection.Refinement;
using AefVideo.Protection.Tests.Optimization;

namespace AefVideo.Protection.Tests.Refinement;

/// <summary>The service's thread has the lowest priority: beside other tests it would wait for them.</summary>
[CollectionDefinition(nameof(RefinementServiceTests), DisableParallelization = true)]
[Collection(nameof(RefinementServiceTests))]
public sealed class RefinementServiceTests
{
    private const int Size = TinyFaces.Size;

    private static readonly RefinementOptions s_options = new()
    {
        Budget = 1, BatchSize = 2, TrainingCrops = 6, HeldOutCrops = 3, StepsPerSlice = 2, StepSize = 0.01, CropInterval = TimeSpan.FromSeconds(1), ComputeType = TorchSharp.torch.ScalarType.Float32,
    };

    private static readonly Perturbation s_start = Perturbation.Random(Size, 0.05f, 3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Crops_come_in_and_something_better_comes_out()
    {
        using var ensemble = TinyFaces.Networks();
        await using var service = new RefinementService(ensemble, s_start, s_options);
        var published = new List<Perturbation>();
        service.Published += published.Add;
        service.Start();
        await FeedUntilAsync(service, () => published.Count > 0);
        await service.StopAsync(Cancellation);
        var end = service.Snapshot();
        Assert.Equal(RefinementState.Stopped, end.State);
        Assert.Equal(published.Count, end.Publications);
        Assert.Same(published[^1], service.Current);
        Assert.True(end.Iterations > 0 && end.Candidates >= end.Publications && end.ProcessorTime > TimeSpan.Zero);
        Assert.Equal((ensemble.Members.Count, ensemble.Members.Count), (end.Start.Count, end.Current.Count));
        Assert.InRange(end.HeldOutCrops, 3, 3);
        Assert.InRange(end.TrainingCrops, 2, 6);
    }

    [Fact]
    public void Crops_are_wanted_at_intervals_and_anew_when_time_begins_anew()
    {
        using var ensemble = TinyFaces.Networks(1);
        var service = new RefinementService(ensemble, s_start, s_options);
        Assert.True(service.WantsCrop(TimeSpan.Zero));
        service.Offer(Crops.Wave(Size, 0), TimeSpan.FromSeconds(5));
        Assert.False(service.WantsCrop(TimeSpan.FromSeconds(5.9)));
        Assert.True(service.WantsCrop(TimeSpan.FromSeconds(6)));
        Assert.True(service.WantsCrop(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Offering_never_waits_and_never_allocates_however_many_crops_come()
    {
        using var ensemble = TinyFaces.Networks(1);
        var service = new RefinementService(ensemble, s_start, s_options);
        var crop = Crops.Wave(Size, 0);
        service.Offer(crop, TimeSpan.Zero);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) service.Offer(crop, TimeSpan.FromSeconds(i));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task While_it_is_held_back_it_takes_no_steps()
    {
        using var ensemble = TinyFaces.Networks(1);
        await using var service = new RefinementService(ensemble, s_start, s_options) { IsHeldBack = true };
        service.Start();
        await FeedUntilAsync(service, () => service.Snapshot().State is RefinementState.Judging or RefinementState.Refining);
        var held = service.Snapshot().Iterations;
        for (var i = 0; i < 20; i++)
        {
            service.Offer(Crops.Wave(Size, i), TimeSpan.FromSeconds(i));
            await Task.Delay(10, Cancellation);
        }
        Assert.InRange(service.Snapshot().Iterations, held, held + 1);
        service.IsHeldBack = false;
        await FeedUntilAsync(service, () => service.Snapshot().Iterations > held + 1);
    }

    [Fact]
    public async Task A_tight_budget_is_kept_until_it_is_told_to_hurry()
    {
        using var ensemble = TinyFaces.Networks(1);
        await using var service = new RefinementService(ensemble, s_start, s_options with { Budget = 1e-5, Burst = TimeSpan.FromMinutes(5) });
        service.Start();
        await FeedUntilAsync(service, () => service.Snapshot().State == RefinementState.Judging);
        await Task.Delay(300, Cancellation);
        Assert.Equal(0, service.Snapshot().Iterations);
        service.RefineNow();
        await FeedUntilAsync(service, () => service.Snapshot().Iterations > 3);
    }

    [Fact]
    public async Task A_failure_is_a_state_and_what_was_published_stays()
    {
        using var ensemble = new Ensemble([new FailingGenerator()]);
        await using var service = new RefinementService(ensemble, s_start, s_options);
        service.Start();
        await FeedUntilAsync(service, () => service.Snapshot().State == RefinementState.Faulted);
        Assert.Equal(FailingGenerator.Message, service.Snapshot().Fault);
        Assert.Same(s_start, service.Current);
    }

    [Fact]
    public async Task It_can_be_stopped_before_it_began_and_twice()
    {
        using var ensemble = TinyFaces.Networks(1);
        var service = new RefinementService(ensemble, s_start, s_options);
        await service.StopAsync(Cancellation);
        await service.StopAsync(Cancellation);
        await service.DisposeAsync();
        await service.DisposeAsync();
    }

    private static async Task FeedUntilAsync(RefinementService service, Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        for (var i = 0; !condition(); i++)
        {
            if (service.Snapshot() is { State: RefinementState.Faulted, Fault: { } fault } && fault != FailingGenerator.Message) Assert.Fail(fault);
            service.Offer(Crops.Wave(Size, i % 40), TimeSpan.FromSeconds(i));
            await Task.Delay(10, patience.Token);
        }
    }
}
