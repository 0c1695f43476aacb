using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.Checkpoints.PyTorch;
using TorchSharp;

namespace AefVideo.Generators.Tests.Checkpoints;

/// <summary>Ten thousand damaged files: each gives a state or one sentence, takes no more memory than its size allows, and leaves no tensor behind.</summary>
public sealed class CheckpointFuzzTests
{
    [Theory]
    [InlineData("kinds.safetensors", 2500)]
    [InlineData("kinds.pth", 1500)]
    [InlineData("kinds_protocol4.pth", 500)]
    [InlineData("kinds_deflated.pth", 1000)]
    [InlineData("attgan_wrapper.pth", 1000)]
    [InlineData("kinds.legacy.ckpt", 2500)]
    [InlineData("kinds_protocol4.legacy.ckpt", 1000)]
    public void A_damaged_file_gives_a_state_or_a_model_exception(string name, int count)
    {
        var sound = File.ReadAllBytes(Checkpoint.Fixture(name));
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var tensors = statistics.ThreadTotalLiveCount;
        var refused = 0;
        for (var seed = 0; seed < count; seed++)
        {
            var bytes = Mutator.Damage(sound, seed);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var native = Read(bytes, name.EndsWith(".safetensors", StringComparison.Ordinal), seed, ref refused);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before + native;
            Assert.True(allocated <= Checkpoint.MemoryLimit(bytes), $"seed {seed}: {allocated} bytes for a file of {bytes.Length}");
        }
        Assert.Equal(tensors, statistics.ThreadTotalLiveCount);
        // Most damage shows, and some is only in the numbers.
        Assert.InRange(refused, count / 3, count - 1);
    }

    private static long Read(byte[] bytes, bool safetensors, int seed, ref int refused)
    {
        var budget = new AllocationBudget("memory", bytes.Length);
        try
        {
            if (safetensors)
            {
                using var file = SafetensorsFile.FromMemory(bytes, "memory");
                TensorFile.Read(file, budget).Dispose();
            }
            else
            {
                using var file = CheckpointBytes.FromMemory(bytes, "memory");
                budget = file.Budget;
                PyTorchCheckpoint.Read(file, WrapperKeys.AttGan).Dispose();
            }
        }
        catch (ModelException fault)
        {
            Assert.True(fault.Message.EndsWith('.') && fault.Message.StartsWith("memory ", StringComparison.Ordinal) || fault.Message.StartsWith("The tensor “", StringComparison.Ordinal), $"seed {seed}: {fault.Message}");
            refused++;
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"seed {seed}: {fault}");
        }
        return budget.NativeBytes;
    }
}
