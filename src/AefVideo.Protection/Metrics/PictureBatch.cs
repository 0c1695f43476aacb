using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace AefVideo.Protection.Metrics;

/// <summary>Checks batches of pictures: libtorch would stretch one of another shape and give a number that means nothing.</summary>
internal static class PictureBatch
{
    private const int Channels = 3;

    /// <exception cref="ArgumentException">Not [N, 3, H, W].</exception>
    public static void Require(Tensor pictures, [CallerArgumentExpression(nameof(pictures))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(pictures, name);
        if (pictures.shape is not [_, Channels, _, _]) throw new ArgumentException($"Pictures are [N, 3, H, W], not [{Shape(pictures)}].", name);
    }

    /// <exception cref="ArgumentException">Not of the same shape [N, 3, H, W].</exception>
    public static void RequireSame(
        Tensor first,
        Tensor second,
        [CallerArgumentExpression(nameof(first))] string? firstName = null,
        [CallerArgumentExpression(nameof(second))] string? secondName = null)
    {
        Require(first, firstName);
        Require(second, secondName);
        if (!first.shape.AsSpan().SequenceEqual(second.shape)) throw new ArgumentException($"Pictures of [{Shape(first)}] and of [{Shape(second)}] cannot be compared.", secondName);
    }

    private static string Shape(Tensor tensor) => string.Join(", ", tensor.shape);
}
