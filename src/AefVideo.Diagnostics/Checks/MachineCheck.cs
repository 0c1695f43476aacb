using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AefVideo.Diagnostics.Checks;

/// <summary>Processor, memory, operating system and runtime.</summary>
internal sealed class MachineCheck : ICheck
{
    public string Name => "machine";

    public string? Fix => null;

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var vectors = Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : Vector128.IsHardwareAccelerated ? "128-bit vectors" : "no vector instructions";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return Task.FromResult<IReadOnlyList<CheckResult>>(
        [
            new("machine", CheckStatus.Ok, $"{Environment.ProcessorCount} processors ({RuntimeInformation.ProcessArchitecture}, {vectors}), {memory:F1} GiB, {RuntimeInformation.OSDescription}"),
            new(".NET", CheckStatus.Ok, RuntimeInformation.FrameworkDescription),
        ]);
    }
}
