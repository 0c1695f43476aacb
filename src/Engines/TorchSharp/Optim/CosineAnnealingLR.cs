namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Half a cosine from the first rate to the least in T_max epochs, and back (Loshchilov and Hutter, 2016, without restarts).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period;
                    private readonly double _least;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _period = T_max;
                        _least = eta_min;
                        step();
                    }

                    // Chained to the present rate, so that other schedulers may act on it too.
                    protected override IEnumerable<double> get_lr() => Groups.Select((group, i) =>
                        Epoch == 0 ? group.LearningRate
                        : (Epoch - 1 - _period) % (2 * _period) == 0 ? group.LearningRate + (BaseRates[i] - _least) * (1 - Math.Cos(Math.PI / _period)) / 2
                        : _least + (group.LearningRate - _least) * Height(Epoch) / Height(Epoch - 1));

                    protected override IEnumerable<double> get_closed_form_lr() => BaseRates.Select(rate => _least + (rate - _least) * Height(Epoch) / 2);

                    private double Height(int epoch) => 1 + Math.Cos(Math.PI * epoch / _period);
                }
            }
        }
    }
}
