using AefVideo.Benchmarks;
using AefVideo.Protection;

switch (args)
{
    case ["protect"]:
        ProtectBenchmark.Run();
        return 0;
    case ["detect"]:
        DetectBenchmark.Run();
        return 0;
    case ["clip", var path]:
        await ClipBenchmark.RunAsync(path).ConfigureAwait(false);
        return 0;
    case ["energy"]:
        EnergyMeasurement.Run(Perturbation.Random(256, 0.05f, 1));
        return 0;
    case ["energy", var path]:
        EnergyMeasurement.Run(Perturbation.Load(path));
        return 0;
    default:
        Console.Error.WriteLine("usage: AefVideo.Benchmarks protect | detect | clip FILE | energy [PERTURBATION]");
        return 2;
}
