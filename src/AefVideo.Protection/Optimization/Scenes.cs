using AefVideo.Generators;
using AefVideo.Generators.Data;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>
/// The pictures of each iteration, what is asked of the generators, and what they make of the clean pictures. The latter is computed once for each picture and edit and kept as far as memory
/// allows. It is computed picture by picture, so that its bits do not depend on which pictures happen to be missing together.
/// </summary>
internal sealed class Scenes : IDisposable
{
    private readonly Ensemble _ensemble;
    private readonly FaceDataset _data;
    private readonly IEditSchedule _schedule;
    private readonly BatchSampler _sampler;
    private readonly ulong _seed;
    private readonly long _memory;
    private readonly int[] _pictures;
    private readonly Dictionary<(int Member, int Picture, int Edit), CleanResult> _kept = [];
    private long _bytes;

    public Scenes(Ensemble ensemble, FaceDataset data, IEditSchedule schedule, OptimizationOptions options)
    {
        (_ensemble, _data, _schedule, _seed, _memory) = (ensemble, data, schedule, options.Seed, options.MemoryForCleanResults);
        _sampler = new BatchSampler(data.Count, options.BatchSize, options.Seed);
        _pictures = new int[options.BatchSize];
        IterationsPerPass = (long)_sampler.BatchesPerEpoch * schedule.TurnsPerBatch;
    }

    /// <summary>Iterations in which all pictures are gone through once.</summary>
    public long IterationsPerPass { get; }

    /// <summary>Memory that clean results take, in bytes.</summary>
    public long KeptBytes => _bytes;

    /// <summary>Which pictures an iteration sees, valid until the next call, and what is asked of the generators.</summary>
    public (int[] Pictures, IReadOnlyList<Request> Requests) Ask(long iteration)
    {
        var (batches, turn) = Math.DivRem(iteration, _schedule.TurnsPerBatch);
        _sampler.Fill(batches, _pictures, []);
        var (pass, batch) = Math.DivRem(batches, _sampler.BatchesPerEpoch);
        return (_pictures, _schedule.Ask(pass, (int)batch, (int)turn, _pictures));
    }

    /// <summary>An iteration's pictures and what is asked of the generators. Tensors belong to the caller's dispose scope.</summary>
    public (Tensor Images, IReadOnlyList<View> Views) Take(long iteration)
    {
        var (pictures, requests) = Ask(iteration);
        var images = _data.Images(pictures);
        return (images, [.. requests.Select(request => Look(request, pictures, images))]);
    }

    /// <summary>Any pictures, and what is asked of one generator.</summary>
    public (Tensor Images, View View) Show(Request request, ReadOnlySpan<int> pictures)
    {
        var images = _data.Images(pictures);
        return (images, Look(request, pictures, images));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var result in _kept.Values) result.Dispose();
        _kept.Clear();
        _bytes = 0;
    }

    private View Look(Request request, ReadOnlySpan<int> pictures, Tensor images)
    {
        using var silent = no_grad();
        var results = new CleanResult[pictures.Length];
        for (var i = 0; i < results.Length; i++) results[i] = Clean(request.Member, pictures[i], request.Edits[i]);
        return new(
            request.Member,
            _ensemble.Members[request.Member].Generator,
            new GeneratorCondition(cat([.. results.Select(result => result.Values)]), results[0].Tag),
            images,
            cat([.. results.Select(result => result.Forged)]),
            TapMap.Resize(cat([.. results.Select(result => result.Tap)])));
    }

    private CleanResult Clean(int member, int picture, int edit)
    {
        if (_kept.TryGetValue((member, picture, edit), out var known)) return known;
        var generator = _ensemble.Members[member].Generator;
        CleanResult result;
        using (var scope = NewDisposeScope())
        {
            var condition = generator.Condition(generator.Edits[edit], _data.Labels([picture], generator.SourceAttributes), _seed);
            var (forged, tap) = generator.ForgeAndTap(_data.Images([picture]), condition);
            if (tap.shape[2] > TapMap.Size || tap.shape[3] > TapMap.Size) tap = TapMap.Resize(tap);
            // Copies, since a style may be a view of something larger.
            result = new(condition.Values.clone(), condition.Tag, forged, tap);
            scope.MoveToOuter(result.Values, result.Forged, result.Tap);
        }
        if (_bytes + result.Bytes > _memory) return result;
        _bytes += result.Bytes;
        _kept.Add((member, picture, edit), result.Keep());
        return result;
    }
}
