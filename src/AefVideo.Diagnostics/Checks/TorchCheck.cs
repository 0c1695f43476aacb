using static TorchSharp.torch;

namespace AefVideo.Diagnostics.Checks;

/// <summary>libtorch: the generators and the optimiser. Its matrix product must be a fast one: the reference BLAS is some 60 times slower.</summary>
internal sealed class TorchCheck : ICheck
{
    public string Name => "libtorch";

    public string? Fix => "apt-get install libtorch-dev libopenblas0-pthread, then start ./aef again";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var product = matmul(ones(64, 64), ones(64, 64));
        if (product.mean().item<float>() != 64) throw new InvalidOperationException("libtorch multiplies matrices wrongly.");

        List<CheckResult> results = [new(Name, CheckStatus.Ok, $"{__version__}, {get_num_threads()} threads")];
        results.Add(cuda.is_available()
            ? new("CUDA", CheckStatus.Ok, $"{cuda.device_count()} devices")
            : new("CUDA", CheckStatus.Limited, "no CUDA device; generators run on the processor", "with an NVIDIA card: LIBTORCH=/path/to/a/CUDA/libtorch ./aef doctor"));
        if (SlowBlas() is { } slow) results.Add(new("BLAS", CheckStatus.Missing, $"{slow} is the slow reference library", "apt-get install libopenblas0-pthread"));
        return Task.FromResult<IReadOnlyList<CheckResult>>(results);
    }

    // Which BLAS a distribution's libtorch got is seen only in what the process has mapped.
    private static string? SlowBlas()
    {
        const string Maps = "/proc/self/maps";
        if (!File.Exists(Maps)) return null;
        var libraries = File.ReadLines(Maps).Where(line => line.Contains("libblas.so", StringComparison.Ordinal)).Select(line => line[line.IndexOf('/')..]);
        return libraries.FirstOrDefault(path => !path.Contains("openblas", StringComparison.Ordinal) && !path.Contains("blis", StringComparison.Ordinal)
            && !path.Contains("atlas", StringComparison.Ordinal) && !path.Contains("mkl", StringComparison.Ordinal));
    }
}
