using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

public class ModuleTests
{
    [Fact]
    public void Parameters_come_before_buffers_and_own_ones_before_the_children_s()
    {
        using var model = new Small();
        Assert.Equal(
            ["scale", "enc.0.weight", "enc.0.bias", "enc.1.weight", "enc.1.bias", "blocks.0.weight", "blocks.1.weight", "head.weight", "head.bias",
                "offset", "enc.1.running_mean", "enc.1.running_var", "enc.1.num_batches_tracked"],
            model.state_dict().Keys);
        Assert.Equal(["scale", "enc.0.weight", "enc.0.bias", "enc.1.weight", "enc.1.bias", "blocks.0.weight", "blocks.1.weight", "head.weight", "head.bias"],
            model.named_parameters().Select(named => named.name));
        Assert.Equal(["offset", "enc.1.running_mean", "enc.1.running_var", "enc.1.num_batches_tracked"], model.named_buffers().Select(named => named.name));
        Assert.Equal(["enc", "blocks", "head"], model.named_children().Select(named => named.name));
        Assert.Contains("enc.1", model.named_modules().Select(named => named.name));
        Assert.Equal(["scale"], model.named_parameters(recurse: false).Select(named => named.name));
        Assert.True(model.has_parameter("enc.0.weight"));
        Assert.Equal([2, 1, 3, 3], model.get_parameter("enc.0.weight")!.shape);
        Assert.Null(model.get_buffer("enc.5.nothing"));
        Assert.NotNull(model.get_buffer("offset"));
    }

    [Fact]
    public void State_is_live_and_can_be_loaded()
    {
        using var scope = NewDisposeScope();
        using var one = new Small();
        using var other = new Small();
        var x = Numbers.Random(1, 2, 1, 6, 6).to(float32);
        one.eval();
        other.eval();
        Assert.False(allclose(one.call(x), other.call(x)));
        var (missing, unexpected) = other.load_state_dict(one.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Numbers.Near(one.call(x), other.call(x), 1e-6);
        var part = one.state_dict();
        part.Remove("scale");
        part["extra"] = ones(1);
        Assert.Throws<InvalidOperationException>(() => other.load_state_dict(part));
        (missing, unexpected) = other.load_state_dict(part, strict: false);
        Assert.Equal(["scale"], missing);
        Assert.Equal(["extra"], unexpected);
    }

    [Fact]
    public void Training_and_evaluation_reach_every_child()
    {
        using var model = new Small();
        Assert.True(model.training);
        model.eval();
        Assert.All(model.modules(), module => Assert.False(module.training));
        model.train();
        Assert.All(model.modules(), module => Assert.True(module.training));
        var seen = 0;
        model.apply(_ => seen++);
        Assert.Equal(model.modules().Count() + 1, seen);
    }

    [Fact]
    public void Conversions_keep_the_module_s_type_and_whole_numbers()
    {
        using var scope = NewDisposeScope();
        using var model = new Small();
        Small same = model.@double();
        Assert.All(model.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
        Assert.All(model.parameters(), parameter => Assert.True(parameter.requires_grad && parameter.is_leaf));
        Assert.Equal(float64, same.call(Numbers.Random(1, 2, 1, 6, 6)).dtype);
        Assert.Throws<ArgumentException>(() => model.to(int64));
        model.to(float32).cpu();
        Assert.All(model.parameters(), parameter => Assert.Equal(float32, parameter.dtype));
        Assert.Equal(float32, model.get_buffer("offset")!.dtype);
    }

    [Fact]
    public void Hooks_see_and_change_calls_until_they_are_removed()
    {
        using var scope = NewDisposeScope();
        var relu = nn.ReLU();
        var calls = 0;
        var watch = relu.register_forward_hook((_, _, _) => { calls++; return null!; });
        var change = relu.register_forward_hook((_, _, result) => result + 1);
        var before = relu.register_forward_pre_hook((_, input) => -input);
        Numbers.Near([2, 1], relu.call(tensor(new float[] { -1, 1 })));
        Assert.Equal(1, calls);
        watch.remove();
        change.remove();
        before.remove();
        Numbers.Near([0, 1], relu.call(tensor(new float[] { -1, 1 })));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Sequential_disposes_what_passes_through_and_keeps_its_input()
    {
        using var scope = NewDisposeScope();
        var chain = nn.Sequential(("first", nn.Identity()), ("second", nn.ReLU(inplace: true)), ("third", nn.Identity()));
        var x = tensor(new float[] { -1, 1 });
        var before = scope.DisposablesCount;
        var y = chain.call(x);
        Assert.Equal(before + 1, scope.DisposablesCount);
        Assert.False(x.IsInvalid);
        Numbers.Near([0, 1], y);
        Assert.Equal(["first", "second", "third"], chain.named_children().Select(named => named.name));
        Assert.Equal(2, chain[1..].Count);
        Assert.Equal(3, chain.Count);
        chain.append(nn.Identity());
        Assert.Equal("3", chain.named_children().Last().name);
        var empty = nn.Sequential();
        Assert.NotSame(x, empty.call(x));
    }

    [Fact]
    public void Lists_and_dictionaries_name_their_modules()
    {
        var list = nn.ModuleList<nn.Module>(nn.Linear(1, 1), nn.Linear(1, 1, false));
        var dictionary = nn.ModuleDict<nn.Module>(("a", nn.Linear(1, 1)), ("b", nn.Linear(1, 1)));
        using var owner = new Owner(list, dictionary);
        Assert.Equal(["list.0.weight", "list.0.bias", "list.1.weight", "dictionary.a.weight", "dictionary.a.bias", "dictionary.b.weight", "dictionary.b.bias"], owner.state_dict().Keys);
        Assert.Equal(2, list.Count);
        Assert.Same(dictionary["b"], dictionary.values().Last());
        Assert.Equal(["a", "b"], dictionary.keys());
        Assert.Throws<InvalidOperationException>(() => owner.register_module("list", nn.ReLU()));
        Assert.Throws<ArgumentException>(() => owner.register_module("a.b", nn.ReLU()));
    }

    [Fact]
    public void Gradients_can_be_cleared_and_clipped()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 1, dtype: float64);
        (model.call(tensor(new double[,] { { 3, 4 } })) * 2).sum().backward();
        Numbers.Near([6, 8], model.weight.grad!);
        var norm = nn.utils.clip_grad_norm_(model.parameters(), 1);
        Assert.Equal(Math.Sqrt(36 + 64 + 4), norm, 6);
        Numbers.Near([6 / norm, 8 / norm], model.weight.grad!, 1e-5);
        nn.utils.clip_grad_value_(model.parameters(), 0.1);
        Numbers.Near([0.1, 0.1], model.weight.grad!, 1e-12);
        model.zero_grad();
        Assert.Null(model.weight.grad);
        Assert.Equal(3, nn.utils.parameters_to_vector(model.parameters()).numel());
        nn.utils.vector_to_parameters(tensor(new double[] { 1, 2, 3 }), model.parameters());
        Numbers.Near([1, 2], model.weight);
        Numbers.Near([3], model.bias!);
    }

    [Fact]
    public void Weights_start_within_their_bounds()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var conv = nn.Conv2d(8, 16, 3);
        var bound = 1 / Math.Sqrt(8 * 9);
        Assert.InRange(conv.weight.abs().max().item<float>(), 0.8 * bound, bound);
        Assert.Equal((72, 144), nn.init.CalculateFanInAndFanOut(conv.weight));
        Assert.Equal(Math.Sqrt(2), nn.init.calculate_gain(nn.init.NonlinearityType.ReLU), 12);
        var matrix = empty(100, 50);
        Assert.Same(matrix, nn.init.kaiming_normal_(matrix, nonlinearity: nn.init.NonlinearityType.ReLU));
        Assert.Equal(Math.Sqrt(2.0 / 50), matrix.std().item<float>(), 0.01);
        nn.init.xavier_uniform_(matrix);
        Assert.InRange(matrix.abs().max().item<float>(), 0.19, 0.2);
        nn.init.trunc_normal_(matrix, std: 2, a: -1, b: 1);
        Assert.InRange(matrix.abs().max().item<float>(), 0.9, 1);
        nn.init.orthogonal_(matrix);
        Numbers.Near(eye(50), matrix.T.matmul(matrix), 1e-4);
        nn.init.constant_(matrix, 3);
        Assert.Equal(3, matrix.mean().item<float>(), 1e-5);
        Assert.Throws<ArgumentException>(() => nn.init.CalculateFanInAndFanOut(zeros(3)));
    }

    [Fact]
    public void Layers_made_in_a_scope_live_on_without_it()
    {
        Conv2d conv;
        BatchNorm2d norm;
        Parameter lost;
        using (NewDisposeScope())
        {
            conv = nn.Conv2d(1, 1, 3);
            norm = nn.BatchNorm2d(1);
            lost = new Parameter(ones(1));
        }
        Assert.False(conv.weight.IsInvalid || conv.bias!.IsInvalid || norm.weight.IsInvalid || norm.running_mean!.IsInvalid);
        Assert.True(lost.IsInvalid);
        conv.Dispose();
        Assert.Throws<InvalidOperationException>(() => conv.weight.sum());
    }

    [Fact]
    public void A_parameter_empties_the_tensor_it_is_made_of()
    {
        using var data = ones(2);
        using var parameter = nn.Parameter(data);
        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        Assert.Equal([2], parameter.shape);
    }

    internal sealed class Small : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential enc = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2));
        private readonly Parameter scale = nn.Parameter(ones(1));
        private readonly Tensor offset = zeros(1);
        private readonly ModuleList<nn.Module<Tensor, Tensor>> blocks = nn.ModuleList<nn.Module<Tensor, Tensor>>(nn.Conv2d(2, 2, 1, bias: false), nn.Conv2d(2, 2, 1, bias: false));
        private readonly Linear head = nn.Linear(32, 3);

        public Small() : base(nameof(Small)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = enc.call(input);
            foreach (var block in blocks) x = block.call(x);
            return (head.call(x.flatten(1)) * scale + offset).MoveToOuterDisposeScope();
        }
    }

    private sealed class Owner : nn.Module
    {
        private readonly ModuleList<nn.Module> list;
        private readonly ModuleDict<nn.Module> dictionary;

        public Owner(ModuleList<nn.Module> list, ModuleDict<nn.Module> dictionary) : base(nameof(Owner))
        {
            this.list = list;
            this.dictionary = dictionary;
            RegisterComponents();
        }
    }
}
