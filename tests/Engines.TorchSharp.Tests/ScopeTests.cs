using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

public class ScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        Tensor kept, lost;
        using (var scope = NewDisposeScope())
        {
            lost = ones(2);
            kept = lost * 2;
            Assert.Equal(2, scope.DisposablesCount);
            Assert.True(scope.Contains(kept));
            kept.MoveToOuterDisposeScope();
            Assert.Equal(1, scope.DisposablesCount);
        }
        Assert.True(lost.IsInvalid);
        Assert.False(kept.IsInvalid);
        kept.Dispose();
        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void Scopes_nest_and_hand_tensors_outwards()
    {
        using var outer = NewDisposeScope();
        Tensor moved, detached;
        using (var inner = NewDisposeScope())
        {
            moved = inner.MoveToOuter(ones(1));
            detached = inner.Detach(ones(1));
        }
        Assert.True(outer.Contains(moved));
        Assert.False(outer.Contains(detached));
        outer.Attach(detached);
        Assert.True(outer.Contains(detached));
        outer.DisposeEverythingBut(moved);
        Assert.True(detached.IsInvalid);
        Assert.False(moved.IsInvalid);
        var (first, second) = outer.DisposeEverythingBut(ones(1), ones(2));
        Assert.True(moved.IsInvalid);
        Assert.Equal(2, outer.DisposablesCount);
        outer.DisposeEverything();
        Assert.True(first.IsInvalid && second.IsInvalid);
    }

    [Fact]
    public void A_tensor_goes_where_another_is()
    {
        using var outer = NewDisposeScope();
        var there = ones(1);
        using var inner = NewDisposeScope();
        var here = ones(1);
        here.MoveToOtherDisposeScope(there);
        Assert.True(outer.Contains(here));
        Assert.False(inner.Contains(here));
    }

    [Fact]
    public void A_disposed_tensor_leaves_its_scope()
    {
        using var scope = NewDisposeScope();
        var x = ones(1);
        x.Dispose();
        x.Dispose();
        Assert.Equal(0, scope.DisposablesCount);
    }

    [Fact]
    public void A_closed_scope_refuses_work_and_closes_twice_without_harm()
    {
        var scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scope.DisposablesCount);
        Assert.Throws<ObjectDisposedException>(scope.DisposeEverything);
        using var x = ones(1);
        Assert.False(scope.Contains(x));
    }

    [Fact]
    public void Scopes_belong_to_their_thread()
    {
        using var scope = NewDisposeScope();
        Tensor? other = null;
        var thread = new Thread(() => other = ones(1));
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, scope.DisposablesCount);
        other!.Dispose();
    }

    [Fact]
    public void A_wrapped_expression_keeps_only_its_result()
    {
        using var outer = NewDisposeScope();
        var result = WrappedTensorDisposeScope(() => (ones(2) + 1) * 3);
        Assert.Equal(1, outer.DisposablesCount);
        Numbers.Near([6, 6], result);
    }

    [Fact]
    public void Statistics_count_the_thread_s_tensors()
    {
        var statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        var outside = ones(1);
        Assert.Equal(1, statistics.CreatedOutsideScopeCount);
        using (var scope = NewDisposeScope())
        {
            var a = ones(1);
            var b = ones(1);
            Assert.Equal(2, statistics.CreatedInScopeCount);
            scope.Detach(b);
            Assert.Equal(1, statistics.DetachedFromScopeCount);
            scope.Attach(outside);
            Assert.Equal(1, statistics.AttachedToScopeCount);
            b.Dispose();
            Assert.Equal(1, statistics.DisposedOutsideScopeCount);
            Assert.False(a.IsInvalid);
        }
        Assert.Equal(2, statistics.DisposedInScopeCount);
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
        Assert.Contains("ThreadTotalLiveCount: 0", statistics.ToString());
    }

    [Fact]
    public void A_thousand_steps_in_scopes_leave_no_tensor_behind()
    {
        var model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.InstanceNorm2d(2, affine: true), nn.ReLU());
        var optimizer = optim.Adam(model.parameters());
        using var input = Numbers.Random(1, 1, 1, 6, 6).to(float32);
        Settle();
        long before = 0;
        for (var step = 0; step <= 1000; step++)
        {
            if (step == 1) before = Tensor.TotalCount;
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = model.call(input).square().mean();
            loss.backward();
            optimizer.step();
        }
        Assert.Equal(before, Tensor.TotalCount);
        Assert.True(Tensor.PeakCount > before);
    }

    [Fact]
    public void Forgotten_tensors_are_collected()
    {
        Settle();
        var before = Tensor.TotalCount;
        Forget();
        Settle();
        Assert.True(Tensor.TotalCount <= before);

        static void Forget()
        {
            for (var i = 0; i < 100; i++) _ = ones(10);
        }
    }

    private static void Settle()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
