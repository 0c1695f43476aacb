using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Convolution of pictures [N, C, H, W].</summary>
public sealed class Conv2d : Convolution
{
    internal Conv2d(long in_channels, long out_channels, (long, long) kernel_size, (long, long) stride, (long, long)? padding, Padding? padding_type, (long, long) dilation, long groups, bool bias, PaddingModes padding_mode, Device? device, ScalarType? dtype)
        : base(nameof(Conv2d), in_channels, out_channels, [kernel_size.Item1, kernel_size.Item2], [stride.Item1, stride.Item2],
            padding is null ? null : [padding.Value.Item1, padding.Value.Item2], padding_type, [dilation.Item1, dilation.Item2], false, [0, 0], groups, bias, padding_mode, device, dtype)
    {
        if (padding_type == Padding.Same && stride != (1, 1)) throw new ArgumentException("padding='same' is not supported for strided convolutions", nameof(stride));
    }

    public override Tensor forward(Tensor input)
    {
        if (padding is not null && padding_mode == PaddingModes.Zeros) return nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
        using var padded = nn.functional.pad(input, Border(), padding_mode);
        return nn.functional.conv2d(padded, weight, bias, stride, null, dilation, groups);
    }
}
