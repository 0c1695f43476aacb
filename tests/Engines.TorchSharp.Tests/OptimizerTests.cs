using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

public class OptimizerTests
{
    private const double Rate = 0.1;
    private readonly double[] _start = [1, -2, 3];

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(0.1, false, false)]
    [InlineData(0, true, false)]
    [InlineData(0, false, true)]
    public void Adam_follows_its_recurrence(double decay, bool amsgrad, bool maximize)
    {
        var found = Run(parameters => optim.Adam(parameters, Rate, weight_decay: decay, amsgrad: amsgrad, maximize: maximize), 20);
        Assert.Equal(AdamByHand(decay, false, amsgrad, maximize), found, (one, other) => Math.Abs(one - other) < 1e-9);
    }

    [Fact]
    public void AdamW_decays_the_weights_themselves()
    {
        var found = Run(parameters => optim.AdamW(parameters, Rate, weight_decay: 0.1), 20);
        Assert.Equal(AdamByHand(0.1, true, false, false), found, (one, other) => Math.Abs(one - other) < 1e-9);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(0.9, false)]
    [InlineData(0.9, true)]
    public void Gradient_descent_with_momentum(double momentum, bool nesterov)
    {
        var found = Run(parameters => optim.SGD(parameters, Rate, momentum, nesterov: nesterov), 20);
        var x = (double[])_start.Clone();
        for (var i = 0; i < x.Length; i++)
        {
            double velocity = 0;
            for (var step = 0; step < 20; step++)
            {
                var gradient = Gradient(x[i], i);
                velocity = step == 0 ? gradient : momentum * velocity + gradient;
                x[i] -= Rate * (momentum == 0 ? gradient : nesterov ? gradient + momentum * velocity : velocity);
            }
        }
        Assert.Equal(x, found, (one, other) => Math.Abs(one - other) < 1e-9);
    }

    [Fact]
    public void Groups_have_settings_of_their_own()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (new Parameter(tensor(1.0)), new Parameter(tensor(1.0)));
        var optimizer = optim.Adam([new Adam.ParamGroup([a], 0.5), new Adam.ParamGroup { Parameters = [b] }], lr: 0.01);
        Assert.Equal([0.5, 0.01], optimizer.ParamGroups.Select(group => group.LearningRate));
        (a + b).backward();
        optimizer.step();
        Assert.Equal(0.5, a.item<double>(), 6);
        Assert.Equal(0.99, b.item<double>(), 6);
    }

    [Fact]
    public void A_closure_s_loss_is_returned()
    {
        using var scope = NewDisposeScope();
        var x = new Parameter(tensor(2.0));
        var optimizer = optim.SGD([x], 0.1);
        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var value = x * x;
            value.backward();
            return value;
        });
        Assert.Equal(4, loss!.item<double>());
        Assert.Equal(1.6, x.item<double>(), 12);
        optimizer.zero_grad();
        Assert.Equal(0, x.grad!.item<double>());
    }

    [Fact]
    public void A_saved_state_goes_on_as_if_never_stopped()
    {
        using var scope = NewDisposeScope();
        var through = Train(null, 10, out _);
        Train(null, 5, out var saved);
        var resumed = Train(saved, 5, out _);
        Assert.Equal(through, resumed, 12);

        double Train((double Value, byte[] State)? from, int steps, out (double, byte[]) state)
        {
            var x = new Parameter(tensor(from?.Value ?? 3.0));
            using var optimizer = optim.Adam([x], Rate, amsgrad: true);
            if (from is not null) optimizer.load_state_dict(new BinaryReader(new MemoryStream(from.Value.State)));
            for (var i = 0; i < steps; i++)
            {
                optimizer.zero_grad();
                x.pow(4).backward();
                optimizer.step();
            }
            using var stream = new MemoryStream();
            using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) optimizer.save_state_dict(writer);
            state = (x.item<double>(), stream.ToArray());
            return x.item<double>();
        }
    }

    [Fact]
    public void States_of_another_optimiser_are_refused()
    {
        using var x = new Parameter(tensor(1.0));
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) optim.AdamW([x]).save_state_dict(writer);
        Assert.Throws<InvalidDataException>(() => optim.Adam([x]).load_state_dict(new BinaryReader(new MemoryStream(stream.ToArray()))));
        Assert.Throws<ArgumentException>(() => optim.Adam([x], lr: -1));
    }

    [Fact]
    public void Schedules()
    {
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], Rates(optimizer => optim.lr_scheduler.StepLR(optimizer, 2, 0.5), 5), Near);
        Assert.Equal([1, 0.5, 0.25, 0.125], Rates(optimizer => optim.lr_scheduler.ExponentialLR(optimizer, 0.5), 4), Near);
        Assert.Equal([1, 1.0 / 2, 1.0 / 3], Rates(optimizer => optim.lr_scheduler.LambdaLR(optimizer, epoch => 1.0 / (epoch + 1)), 3), Near);
        Assert.Equal([.. Enumerable.Range(0, 11).Select(epoch => 0.1 + 0.9 * (1 + Math.Cos(Math.PI * epoch / 10)) / 2)],
            Rates(optimizer => optim.lr_scheduler.CosineAnnealingLR(optimizer, 10, 0.1), 11), Near);
        var cycle = Rates(optimizer => optim.lr_scheduler.OneCycleLR(optimizer, 2.0, total_steps: 10, cycle_momentum: false), 10);
        Assert.Equal(2.0 / 25, cycle[0], 12);
        Assert.Equal(2.0, cycle.Max(), 12);
        Assert.Equal(2.0, cycle[2], 12);
        Assert.Equal(2.0 / 25 / 1e4, cycle[9], 12);
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) < 1e-9;

    private static List<double> Rates(Func<optim.Optimizer, optim.lr_scheduler.LRScheduler> make, int count)
    {
        using var x = new Parameter(tensor(1.0));
        using var optimizer = optim.SGD([x], 1);
        var scheduler = make(optimizer);
        var rates = new List<double>();
        for (var i = 0; i < count; i++)
        {
            rates.Add(optimizer.ParamGroups.Single().LearningRate);
            optimizer.step();
            scheduler.step();
        }
        return rates;
    }

    /// <summary>Of Σ (i + 1)·(xᵢ − 0.5)² / 2 + sin xᵢ.</summary>
    private static double Gradient(double x, int i) => (i + 1) * (x - 0.5) + Math.Cos(x);

    private double[] Run(Func<IEnumerable<Parameter>, OptimizerHelper> make, int steps)
    {
        using var scope = NewDisposeScope();
        var x = new Parameter(tensor(_start));
        var weights = tensor(new double[] { 1, 2, 3 });
        using var optimizer = make([x]);
        for (var step = 0; step < steps; step++)
        {
            optimizer.zero_grad();
            ((x - 0.5).square() * weights / 2 + x.sin()).sum().backward();
            optimizer.step();
        }
        return x.Doubles();
    }

    private double[] AdamByHand(double decay, bool decoupled, bool amsgrad, bool maximize)
    {
        const double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
        var x = (double[])_start.Clone();
        for (var i = 0; i < x.Length; i++)
        {
            double mean = 0, square = 0, largest = 0;
            for (var step = 1; step <= 20; step++)
            {
                var gradient = maximize ? -Gradient(x[i], i) : Gradient(x[i], i);
                if (decoupled) x[i] *= 1 - Rate * decay;
                else gradient += decay * x[i];
                mean = beta1 * mean + (1 - beta1) * gradient;
                square = beta2 * square + (1 - beta2) * gradient * gradient;
                largest = Math.Max(largest, square);
                var second = amsgrad ? largest : square;
                x[i] -= Rate / (1 - Math.Pow(beta1, step)) * mean / (Math.Sqrt(second / (1 - Math.Pow(beta2, step))) + epsilon);
            }
        }
        return x;
    }
}
