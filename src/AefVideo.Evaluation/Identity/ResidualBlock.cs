using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Identity;

/// <summary>
/// dlib's residual block with its batch normalisation merged into the convolutions, [N, in, H, W] to [N, out, H, W]: relu(x + conv(relu(conv(x)))), 3×3. A halving block strides by 2 without padding, takes
/// averages of 2×2 for x, and fills with zeros what either side then lacks: channels of x, and a row and a column of the convolved maps where H is even.
/// </summary>
internal sealed class ResidualBlock : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "conv1")] private readonly Conv2d _conv1;
    [ComponentName(Name = "conv2")] private readonly Conv2d _conv2;
    private readonly long _addedChannels;
    private readonly bool _halving;

    public ResidualBlock(long inputs, long outputs, bool halving)
        : base(nameof(ResidualBlock))
    {
        (_addedChannels, _halving) = (outputs - inputs, halving);
        _conv1 = nn.Conv2d(inputs, outputs, 3, stride: halving ? 2 : 1, padding: halving ? 0 : 1);
        _conv2 = nn.Conv2d(outputs, outputs, 3, padding: 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var change = _conv2.call(_conv1.call(input).relu());
        if (!_halving) return (input + change).relu();
        var kept = nn.functional.avg_pool2d(input, 2);
        if (_addedChannels > 0) kept = nn.functional.pad(kept, [0, 0, 0, 0, 0, _addedChannels]);
        var (missingRows, missingColumns) = (kept.shape[2] - change.shape[2], kept.shape[3] - change.shape[3]);
        if (missingRows > 0 || missingColumns > 0) change = nn.functional.pad(change, [0, missingColumns, 0, missingRows]);
        return (kept + change).relu();
    }
}
