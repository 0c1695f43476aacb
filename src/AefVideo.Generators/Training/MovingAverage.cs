using static TorchSharp.torch;

namespace AefVideo.Generators.Training;

/// <summary>Keeps a network at the exponential moving average of another's weights.</summary>
internal sealed class MovingAverage
{
    private readonly (Tensor Average, Tensor Source)[] _weights;
    private readonly double _decay;

    /// <param name="average">Takes the source's present values; the same kind of network.</param>
    /// <param name="source">The network in training.</param>
    /// <param name="decay">Share of the average that stays in one update, in [0, 1).</param>
    public MovingAverage(nn.Module average, nn.Module source, double decay)
    {
        _decay = decay;
        var values = source.state_dict();
        _weights = [.. average.state_dict().Select(entry => (entry.Value, values[entry.Key]))];
        Reset();
        foreach (var parameter in average.parameters()) parameter.requires_grad_(false);
    }

    /// <summary>Makes the average equal to the source.</summary>
    public void Reset()
    {
        using var silent = no_grad();
        foreach (var (average, source) in _weights) average.copy_(source);
    }

    /// <summary>One step. Early steps weigh more, so that the initial values are soon forgotten: decay = min(decay, (1+n)/(10+n)).</summary>
    /// <param name="iteration">n, from 0.</param>
    public void Update(long iteration)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var decay = Math.Min(_decay, (1.0 + iteration) / (10 + iteration));
        foreach (var (average, source) in _weights)
        {
            if (average.is_floating_point()) average.mul_(decay).add_(source, alpha: 1 - decay);
            else average.copy_(source);
        }
    }
}
