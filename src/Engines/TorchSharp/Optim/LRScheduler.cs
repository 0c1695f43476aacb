namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimiser's groups from step to step.</summary>
            public abstract class LRScheduler
            {
                private readonly Optimizer _optimizer;
                private readonly bool _verbose;
                private readonly List<double> _last;

                private protected LRScheduler(Optimizer optimizer, int last_epoch, bool verbose)
                {
                    _optimizer = optimizer ?? throw new ArgumentNullException(nameof(optimizer));
                    _verbose = verbose;
                    Epoch = last_epoch;
                    BaseRates = [.. optimizer.ParamGroups.Select(group => group.InitialLearningRate)];
                    _last = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
                }

                private protected int Epoch { get; private set; }

                private protected IReadOnlyList<double> BaseRates { get; }

                private protected IEnumerable<ILearningRateController> Groups => _optimizer.ParamGroups;

                /// <summary>The rates set last, one per group.</summary>
                public IEnumerable<double> get_last_lr() => _last;

                public virtual void step() => step(null);

                /// <summary>Goes to the next epoch, or to the given one.</summary>
                public virtual void step(int? epoch)
                {
                    Epoch = epoch ?? Epoch + 1;
                    var rates = (epoch is null ? get_lr() : get_closed_form_lr()).ToList();
                    foreach (var (i, group) in Groups.Index())
                    {
                        if (_verbose && _last[i] != rates[i]) Console.WriteLine($"Adjusting learning rate to {rates[i]}");
                        group.LearningRate = _last[i] = rates[i];
                    }
                }

                /// <summary>As <see cref="step(int?)"/>; the metric is not used.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The rates of this epoch from those of the one before.</summary>
                protected virtual IEnumerable<double> get_lr() => Groups.Select(group => group.LearningRate);

                /// <summary>The rates of this epoch from the first ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();
            }
        }
    }
}
