using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimisers share: groups, states and their files.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    // By reference: tensors compare by their values.
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    public OptimizerHelper()
    {
    }

    public override IEnumerable<Parameter> parameters() => Groups.SelectMany(group => group.Parameters);

    public override void zero_grad()
    {
        using var silent = no_grad();
        foreach (var parameter in parameters())
        {
            using var gradient = parameter.grad;
            gradient?.zero_();
        }
    }

    public override void add_param_group(ParamGroup param_group)
    {
        param_group.Parameters = param_group.Parameters.ToList();
        Complete(param_group);
        param_group.InitialLearningRate = param_group.LearningRate;
        Groups.Add(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = NewState(parameter);
            state.Initialize(param_group.Options!);
            _states[parameter] = state;
        }
    }

    public virtual StateDictionary state_dict()
    {
        var state = new StateDictionary();
        foreach (var group in Groups)
        {
            state.Options.Add(group.Options!);
            var places = new List<int>();
            foreach (var parameter in group.Parameters)
            {
                places.Add(state.State.Count);
                state.State.Add(_states[parameter]);
            }
            state.StateIndexRef.Add(places);
        }
        return state;
    }

    /// <exception cref="ArgumentException">Another number of groups or parameters.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        RequireSame(own, state_dict.Options.Count, state_dict.State.Count);
        for (var i = 0; i < own.Options.Count; i++)
            if (own.Options[i] != state_dict.Options[i]) own.Options[i].LoadStateDict(state_dict.Options[i]);
        for (var i = 0; i < own.State.Count; i++)
            if (own.State[i] != state_dict.State[i]) own.State[i].LoadStateDict(state_dict.State[i]);
    }

    public void save_state_dict(string location)
    {
        using var stream = File.Create(location);
        using var writer = new BinaryWriter(stream);
        save_state_dict(writer);
    }

    public void save_state_dict(BinaryWriter writer)
    {
        var state = state_dict();
        writer.Write(GetType().Name);
        writer.Encode(state.Options.Count);
        writer.Encode(state.State.Count);
        foreach (var options in state.Options) options.SaveStateDict(writer);
        foreach (var one in state.State) one.SaveStateDict(writer);
    }

    public void load_state_dict(string location)
    {
        using var stream = File.OpenRead(location);
        using var reader = new BinaryReader(stream);
        load_state_dict(reader);
    }

    /// <exception cref="InvalidDataException">The state of another kind of optimiser.</exception>
    /// <exception cref="ArgumentException">Another number of groups or parameters.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var name = reader.ReadString();
        if (name != GetType().Name) throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{name}' in the loaded stream.");
        var own = state_dict();
        RequireSame(own, reader.Decode(), reader.Decode());
        foreach (var options in own.Options) options.LoadStateDict(reader);
        foreach (var state in own.State) state.LoadStateDict(reader);
    }

    public void to(Device device)
    {
        foreach (var state in _states.Values) state.to(device);
    }

    /// <summary>Gives a group the settings it lacks.</summary>
    private protected abstract void Complete(ParamGroup group);

    private protected abstract OptimizerState NewState(Parameter parameter);

    /// <summary>One parameter's step, unrecorded and in a scope of its own.</summary>
    private protected abstract void Update(Parameter parameter, Tensor gradient, OptimizerState state, OptimizerOptions options);

    public override Tensor? step(Func<Tensor>? closure = null)
    {
        Tensor? loss = null;
        if (closure is not null)
            using (enable_grad()) loss = closure();
        using var silent = no_grad();
        foreach (var group in Groups)
            foreach (var parameter in group.Parameters)
            {
                using var scope = NewDisposeScope();
                var gradient = parameter.grad;
                if (gradient is not null) Update(parameter, gradient, _states[parameter], group.Options!);
            }
        return loss;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var state in _states.Values) (state as IDisposable)?.Dispose();
        base.Dispose(disposing);
    }

    private static void RequireSame(StateDictionary own, long options, long states)
    {
        if (options != own.Options.Count) throw new ArgumentException("Invalid optimizer state -- different number of parameter groups.");
        if (states != own.State.Count) throw new ArgumentException("Invalid optimizer state -- different number of states.");
    }
}
