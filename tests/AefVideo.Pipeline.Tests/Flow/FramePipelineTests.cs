namespace AefVideo.Pipeline.Tests.Flow;

public sealed class FramePipelineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Every_frame_arrives_once_and_in_order(int parallelism)
    {
        var sink = new CollectingSink();
        var uneven = new DelegateStage("uneven", parallelism, frame => Thread.SpinWait((int)(frame.Sequence * 7919 % 13) * 500));
        var invert = new DelegateStage("invert", parallelism, frame => frame.Picture.Plane(0).Fill((byte)~frame.Picture.Plane(0)[0]));
        var pipeline = new FramePipeline(new CountingSource(200), [uneven, invert], sink);

        var result = await pipeline.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PipelineOutcome.Completed, result.Outcome);
        Assert.Equal(Enumerable.Range(0, 200).Select(n => ((long)n, (long)n, (byte)~(byte)n)), sink.Frames);
        Assert.Equal([PipelineOutcome.Completed], sink.Finishes);
        Assert.All(pipeline.Statistics, part => Assert.Equal((200, 0, PipelineState.Completed), (part.Frames, part.Dropped, part.State)));
        Assert.Equal(0, pipeline.Pool.Rented);
        Assert.True(pipeline.Pool.Made <= pipeline.Pool.Capacity);
    }

    [Fact]
    public async Task An_empty_source_completes()
    {
        var sink = new CollectingSink();
        var result = await new FramePipeline(new CountingSource(0), [], sink).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((PipelineOutcome.Completed, 0), (result.Outcome, result.Frames));
        Assert.Equal([PipelineOutcome.Completed], sink.Finishes);
    }

    // Each part fails at a random frame, a thousand times over: whoever it is, the run ends, names the part, tells the sink and returns every frame.
    [Fact]
    public async Task A_fault_anywhere_becomes_the_result_and_loses_no_frame()
    {
        var random = new Random(20260501);
        for (var run = 0; run < 1000; run++)
        {
            var part = random.Next(4);
            var at = random.Next(30);
            var parallelism = random.Next(1, 4);
            void FailIf(bool here, long sequence)
            {
                if (here && sequence == at) throw new InvalidDataException("injected");
            }
            ValueTask Fail(bool here, long sequence)
            {
                FailIf(here, sequence);
                return ValueTask.CompletedTask;
            }

            var sink = new CollectingSink { Before = (sequence, _) => Fail(part == 3, sequence) };
            var pipeline = new FramePipeline(
                new CountingSource(30) { Before = (n, _) => Fail(part == 0, n) },
                [
                    new DelegateStage("a", parallelism, frame => FailIf(part == 1, frame.Sequence)),
                    new DelegateStage("b", 1, frame => FailIf(part == 2, frame.Sequence)),
                ],
                sink);
            var result = await pipeline.RunAsync(TestContext.Current.CancellationToken);

            Assert.Equal(PipelineOutcome.Faulted, result.Outcome);
            Assert.IsType<InvalidDataException>(result.Fault);
            Assert.Equal(new[] { "count", "a", "b", "collect" }[part], result.FaultedPart);
            Assert.Equal([PipelineOutcome.Faulted], sink.Finishes);
            Assert.Equal(Enumerable.Range(0, sink.Frames.Count).Select(n => (long)n), sink.Frames.Select(frame => frame.Sequence));
            Assert.Equal(0, pipeline.Pool.Rented);
            Assert.Throws<InvalidDataException>(result.ThrowUnlessCompleted);
        }
    }

    [Fact]
    public async Task Frames_behind_a_fault_are_finished()
    {
        var sink = new CollectingSink();
        var source = new CountingSource(100) { Before = (n, _) => n == 50 ? throw new InvalidDataException() : ValueTask.CompletedTask };
        var result = await new FramePipeline(source, [new DelegateStage("a", 1, _ => { })], sink).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(PipelineOutcome.Faulted, result.Outcome);
        Assert.Equal(50, sink.Frames.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Cancelling_stops_every_part_and_returns_every_frame(int parallelism)
    {
        for (var run = 0; run < 2000; run++)
        {
            using var cancellation = new CancellationTokenSource();
            var sink = new CollectingSink
            {
                Before = (sequence, _) => sequence == run % 20 ? new ValueTask(cancellation.CancelAsync()) : ValueTask.CompletedTask,
            };
            var pipeline = new FramePipeline(new CountingSource(int.MaxValue), [new DelegateStage("a", parallelism, _ => { })], sink);
            var result = await pipeline.RunAsync(cancellation.Token);
            Assert.Equal(PipelineOutcome.Cancelled, result.Outcome);
            Assert.Equal(PipelineState.Cancelled, pipeline.State);
            Assert.Equal([PipelineOutcome.Cancelled], sink.Finishes);
            Assert.Equal(0, pipeline.Pool.Rented);
            Assert.Throws<OperationCanceledException>(result.ThrowUnlessCompleted);
        }
    }

    [Fact]
    public async Task A_source_that_stalls_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var stalled = new TaskCompletionSource();
        var source = new CountingSource(10)
        {
            Before = async (n, token) =>
            {
                if (n != 5) return;
                stalled.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            },
        };
        var running = new FramePipeline(source, [], new CollectingSink()).RunAsync(cancellation.Token);
        await stalled.Task;
        await cancellation.CancelAsync();
        Assert.Equal(PipelineOutcome.Cancelled, (await running).Outcome);
    }

    [Fact]
    public async Task A_sink_that_cannot_finish_is_a_fault()
    {
        var sink = new CollectingSink { OnFinish = _ => throw new IOException("disk full") };
        var result = await new FramePipeline(new CountingSource(3), [], sink).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((PipelineOutcome.Faulted, "collect"), (result.Outcome, result.FaultedPart));
        Assert.IsType<IOException>(result.Fault);
    }

    // The sink takes nothing until the source has given all it has: whatever did not fit was dropped, and the newest frame was not.
    [Fact]
    public async Task Live_queues_drop_the_oldest_and_count_it()
    {
        var allGiven = new TaskCompletionSource();
        var source = new CountingSource(100)
        {
            Before = (n, _) =>
            {
                if (n == 100) allGiven.SetResult();
                return ValueTask.CompletedTask;
            },
        };
        var sink = new CollectingSink { Before = (_, token) => new ValueTask(allGiven.Task.WaitAsync(token)) };
        var pipeline = new FramePipeline(source, [], sink, new FramePipelineOptions { Policy = QueuePolicy.DropOldest });
        var result = await pipeline.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PipelineOutcome.Completed, result.Outcome);
        Assert.Equal(99, sink.Frames[^1].Sequence);
        Assert.Equal(100, sink.Frames.Count + pipeline.Statistics[^1].Dropped);
        Assert.True(pipeline.Statistics[^1].Dropped > 90);
        Assert.Equal(0, pipeline.Pool.Rented);
    }

    [Fact]
    public async Task It_runs_once()
    {
        var pipeline = new FramePipeline(new CountingSource(1), [], new CollectingSink());
        await pipeline.RunAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => pipeline.RunAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_queue_before_the_slowest_part_is_the_deep_one()
    {
        var gate = new TaskCompletionSource();
        var source = new CountingSource(50)
        {
            Before = (n, _) =>
            {
                if (n == 4) gate.TrySetResult();
                return ValueTask.CompletedTask;
            },
        };
        var sink = new CollectingSink { Before = (_, token) => new ValueTask(gate.Task.WaitAsync(token)) };
        var pipeline = new FramePipeline(source, [], sink, new FramePipelineOptions { QueueCapacity = 3 });
        await pipeline.RunAsync(TestContext.Current.CancellationToken);
        Assert.InRange(pipeline.Statistics[1].DeepestQueue, 1, 3);
    }

    [Fact]
    public async Task The_steady_state_allocates_less_than_a_kilobyte_a_frame()
    {
        const int Warm = 2000, Measured = 4000;
        long before = 0, after = 0;
        var sink = new CollectingSink
        {
            Before = async (sequence, _) =>
            {
                if (sequence == Warm) before = GC.GetTotalAllocatedBytes(precise: true);
                if (sequence == Warm + Measured - 1) after = GC.GetTotalAllocatedBytes(precise: true);
                await Task.Yield(); // so that queues fill and every kind of waiting is part of what is measured
            },
        };
        sink.Frames.Capacity = Warm + Measured;
        var stages = new[] { new DelegateStage("a", 1, _ => { }), new DelegateStage("b", 1, _ => { }) };
        await new FramePipeline(new CountingSource(Warm + Measured), stages, sink).RunAsync(TestContext.Current.CancellationToken);
        Assert.InRange((after - before) / Measured, 0, 1023);
    }
}
