using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Rivals;

/// <summary>CMUA's scales s_k, one for each generator, from 0 to 10, and the search for them.</summary>
internal static class FusionScales
{
    private const string Name = "fusion scales";
    private const double Largest = 10;

    // Few enough that a trial takes seconds: CMUA's authors let whole attacks run, for hours.
    private const int TrialPictures = 8;
    private const int JudgedPictures = 4;

    /// <summary>The scales of a state, [K]; all 1 where none were searched for.</summary>
    public static float[] Of(OptimizationState state) => state.Has(Name) ? state.Get(Name, () => ones(state.Members)).data<float>().ToArray() : [.. Enumerable.Repeat(1f, state.Members)];

    /// <summary>Finds the scales with the highest mean success rate and keeps them in the state.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Search(MethodSetting setting, CancellationToken cancellation)
    {
        if (setting.Options.SearchTrials == 0) return;
        var members = setting.State.Members;
        var search = new ParzenSearch(members, Largest, setting.Options.Seed);
        for (var trial = 0; trial < setting.Options.SearchTrials; trial++)
        {
            cancellation.ThrowIfCancellationRequested();
            var scales = search.Propose();
            search.Learn(scales, Judge(setting, scales, cancellation));
        }
        setting.State.Set(Name, tensor(Array.ConvertAll(search.Best, scale => (float)scale)));
    }

    private static double Judge(MethodSetting setting, double[] scales, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var state = new OptimizationState(scales.Length);
        state.Delta = setting.State.Delta;
        state.Set(Name, tensor(Array.ConvertAll(scales, scale => (float)scale)));
        int[] pictures = [.. Enumerable.Range(0, Math.Min(TrialPictures, setting.Pictures))];
        var stage = new FusionStage();
        for (var member = 0; member < scales.Length; member++)
        {
            var edit = setting.Edits.Groups(member)[0][0];
            var (images, view) = setting.Scenes.Show(new(member, [.. pictures.Select(_ => edit)]), pictures);
            stage.Run(new(state, setting.Options, images, [view], member, setting.Options.StepSize));
        }
        var scores = setting.Probe.Measure(state.Delta, setting.Scenes, [.. pictures.Take(JudgedPictures)], cancellation);
        // Success rates of few pictures are coarse; the distance breaks ties.
        return scores.Average(score => (score.SuccessRate ?? 0) + 0.01 * Math.Min(score.MaskedDistance ?? 0, 1));
    }
}
