namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Up to the largest rate and down to almost nothing, momentum the other way round (Smith and Topin, 2017).</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int _steps;
                    private readonly List<Phase> _phases;
                    private readonly AnnealStrategy _strategy;
                    private readonly double[] _largest;
                    private readonly double[] _start;
                    private readonly double[] _least;
                    private readonly double[]? _smallMomentum;
                    private readonly double[]? _largeMomentum;

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, optimizer.ParamGroups.Select(_ => max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                            optimizer.ParamGroups.Select(_ => base_momentum), optimizer.ParamGroups.Select(_ => max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <exception cref="ArgumentException">Settings that do not make a cycle, or momentum to be cycled where the optimiser has none.</exception>
                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        if (cycle_momentum && optimizer is not (IMomentum or IBetas)) throw new ArgumentException("optimizer must support momentum with `cycle_momentum` option enabled");
                        if (pct_start is < 0 or > 1) throw new ArgumentException($"Expected float between 0 and 1 for pct_start, but got {pct_start}");
                        if (total_steps == -1 && (epochs <= 0 || steps_per_epoch <= 0)) throw new ArgumentException("You must define either total_steps OR (epochs AND steps_per_epoch)");
                        if (total_steps is 0 or < -1) throw new ArgumentException($"Expected positive integer total_steps, but got {total_steps}");
                        _steps = total_steps == -1 ? epochs * steps_per_epoch : total_steps;
                        _strategy = anneal_strategy;
                        _largest = [.. max_lr];
                        _start = [.. _largest.Select(rate => rate / div_factor)];
                        _least = [.. _start.Select(rate => rate / final_div_factor)];
                        var rise = new Phase(pct_start * _steps - 1, _start, _largest, true, false);
                        _phases = three_phase
                            ? [rise, new Phase(2 * pct_start * _steps - 2, _largest, _start, false, true), new Phase(_steps - 1, _start, _least, true, true)]
                            : [rise, new Phase(_steps - 1, _largest, _least, false, true)];
                        if (cycle_momentum)
                        {
                            _smallMomentum = [.. base_momentum ?? _largest.Select(_ => 0.85)];
                            _largeMomentum = [.. max_momentum ?? _largest.Select(_ => 0.95)];
                        }
                        step();
                    }

                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear
                    }

                    /// <exception cref="InvalidOperationException">The cycle is over.</exception>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (Epoch > _steps) throw new InvalidOperationException($"Tried to step {Epoch + 1} times. The specified number of total steps is {_steps}");
                        var number = _phases.FindIndex(phase => Epoch <= phase.End);
                        if (number < 0) number = _phases.Count - 1;
                        var phase = _phases[number];
                        var begin = number == 0 ? 0 : _phases[number - 1].End;
                        var share = (Epoch - begin) / (phase.End - begin);
                        var rates = new List<double>();
                        foreach (var (i, group) in Groups.Index())
                        {
                            rates.Add(Between(phase.From[i], phase.To[i], share));
                            if (_smallMomentum is null) continue;
                            var from = (phase.LargeMomentumFirst ? _largeMomentum! : _smallMomentum)[i];
                            var to = (phase.LargeMomentumLast ? _largeMomentum! : _smallMomentum)[i];
                            SetMomentum(group, Between(from, to, share));
                        }
                        return rates;
                    }

                    private static void SetMomentum(ILearningRateController group, double momentum)
                    {
                        if (group is IBetas betas) betas.Betas = (momentum, betas.Betas.Item2);
                        else if (group is IMomentum own) own.Momentum = momentum;
                    }

                    private double Between(double from, double to, double share) => _strategy == AnnealStrategy.Cos
                        ? to + (from - to) / 2 * (Math.Cos(Math.PI * share) + 1)
                        : from + (to - from) * share;

                    private sealed record Phase(double End, double[] From, double[] To, bool LargeMomentumFirst, bool LargeMomentumLast);
                }
            }
        }
    }
}
