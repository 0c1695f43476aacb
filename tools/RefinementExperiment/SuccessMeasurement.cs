using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Threads;
using AefVideo.Protection;
using AefVideo.Protection.Optimization;
using AefVideo.Protection.Refinement;
using static TorchSharp.torch;

namespace AefVideo.Tools.RefinementExperiment;

/// <summary>How far the perturbation interrupts forgeries of a person, at first and after minutes of refinement on this very person, and after as many on others.</summary>
internal static class SuccessMeasurement
{
    private const double Budget = 0.25;
    private const int Processors = 2;
    private const string NoControl = "none";
    private const int OthersLearnt = 96;
    private const int OthersHeldOut = 8;

    public static async Task RunAsync(string clips, string celeba, double[] minutes, string[] names, CancellationToken cancellation)
    {
        set_num_threads(1);
        MatrixLibrary.UseCallingThread();
        var start = Perturbation.Load(MediaFolder.Find("perturbations", "default.safetensors"));
        using var ensemble = Ensemble.Open(null);
        var type = Precision.Choose();
        var options = new RefinementOptions { Budget = Budget, ComputeType = type };
        Say($"{Path.GetFileName(start.Name)} {start.Fingerprint[..12]}, {type}, {minutes[^1]} min of {100 * Budget:0} % of {Processors} processors = {minutes[^1] * 60 * Budget * Processors:0} s of one");
        var people = new List<PersonCrops>();
        foreach (var path in Directory.EnumerateFiles(clips).Where(path => Path.GetExtension(path) is ".mp4" or ".mpg").Order(StringComparer.Ordinal))
        {
            if (names.Length > 0 && !names.Contains(Path.GetFileNameWithoutExtension(path))) continue;
            try
            {
                people.Add(await PersonCrops.ReadAsync(path, start.Size, cancellation));
            }
            catch (MediaException exception)
            {
                Say($"Left out: {exception.Message}");
            }
        }
        Say($"| clip | refined on | minutes | {string.Join(" | ", ensemble.Members.Select(member => $"SR {member.Name}"))} | least SR | least L2mask | steps | published |");
        Say($"|---|---|---|{string.Concat(Enumerable.Repeat("---|", ensemble.Members.Count + 4))}");

        if (celeba != NoControl) await RunControlAsync(ensemble, start, options, celeba, minutes, people, cancellation);
        foreach (var person in people)
        {
            using var refiner = new PerturbationRefiner(ensemble, start, options);
            if (celeba == NoControl) Row(person.Name, "nobody", 0, refiner.Measure(start, person.Unseen, cancellation), refiner);
            Fill(refiner, person.Learn, person.HeldOut, cancellation);
            Refine(refiner, options, minutes, minute => Row(person.Name, "this person", minute, refiner.Measure(refiner.Current, person.Unseen, cancellation), refiner), cancellation);
        }
    }

    /// <summary>Goes on with other people's faces. That does not depend on the clip: one run, looked at on everybody.</summary>
    private static async Task RunControlAsync(
        Ensemble ensemble, Perturbation start, RefinementOptions options, string celeba, double[] minutes, IReadOnlyList<PersonCrops> people, CancellationToken cancellation)
    {
        var others = await OtherFaces.ReadAsync(celeba, start.Size, OthersLearnt + OthersHeldOut, cancellation);
        using var control = new PerturbationRefiner(ensemble, start, options with { TrainingCrops = OthersLearnt, HeldOutCrops = OthersHeldOut });
        foreach (var person in people) Row(person.Name, "nobody", 0, control.Measure(start, person.Unseen, cancellation), control);
        Fill(control, others.Take(OthersLearnt), others.Skip(OthersLearnt), cancellation);
        Refine(
            control, options, minutes,
            minute =>
            {
                foreach (var person in people) Row(person.Name, "others", minute, control.Measure(control.Current, person.Unseen, cancellation), control);
            },
            cancellation);
    }

    private static void Fill(PerturbationRefiner refiner, IEnumerable<float[]> learn, IEnumerable<float[]> heldOut, CancellationToken cancellation)
    {
        foreach (var crop in learn) refiner.AddTraining(crop);
        foreach (var crop in heldOut) refiner.AddHeldOut(crop, cancellation.ThrowIfCancellationRequested);
    }

    /// <summary>Refines for as much processor time as the last of some minutes allows, and shows what is in use after each of them.</summary>
    private static void Refine(PerturbationRefiner refiner, RefinementOptions options, double[] minutes, Action<double> show, CancellationToken cancellation)
    {
        var spent = TimeSpan.Zero;
        foreach (var minute in minutes)
        {
            var allowed = TimeSpan.FromMinutes(minute) * Budget * Processors;
            while (spent < allowed)
            {
                var begun = ThreadTime.Now();
                for (var i = 0; i < options.StepsPerSlice; i++) refiner.Step();
                refiner.Judge(cancellation.ThrowIfCancellationRequested);
                spent += ThreadTime.Now() - begun;
            }
            show(minute);
        }
    }

    private static void Row(string clip, string refinedOn, double minutes, IReadOnlyList<MemberScore> scores, PerturbationRefiner refiner)
    {
        var counted = scores.Where(score => score.SuccessRate is not null).ToArray();
        var least = counted.MinBy(score => (score.SuccessRate, score.MaskedDistance));
        Say($"| {clip} | {refinedOn} | {minutes} | {string.Join(" | ", scores.Select(score => Percent(score.SuccessRate)))} | {Percent(least?.SuccessRate)} | {least?.MaskedDistance:F4} | {refiner.Iterations} | {refiner.Publications} |");
    }

    private static string Percent(double? share) => share is { } value ? string.Create(CultureInfo.InvariantCulture, $"{100 * value:F1} %") : "–";

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
