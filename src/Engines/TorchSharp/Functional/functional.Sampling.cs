using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes [N, C, …] to a size or by factors.</summary>
            /// <exception cref="ArgumentException">Neither or both of size and factors, or a mode that this number of dimensions does not have.</exception>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (size is null == scale_factor is null) throw new ArgumentException("Exactly one of size and scale_factor must be given.");
                var places = (int)x.ndim - 2;
                if (size?.Length == 1 && places > 1) size = [.. Enumerable.Repeat(size[0], places)];
                if (scale_factor?.Length == 1 && places > 1) scale_factor = [.. Enumerable.Repeat(scale_factor[0], places)];
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    var shape = x.shape;
                    size = [.. scale_factor.Select((factor, i) => (long)Math.Floor(shape[i + 2] * factor))];
                    scale_factor = null;
                }
                var aligned = align_corners ?? false;
                return (mode, places) switch
                {
                    (InterpolationMode.Nearest, 1) => Aten.Call("upsample_nearest1d.vec", x, size, scale_factor),
                    (InterpolationMode.Nearest, 2) => Aten.Call("upsample_nearest2d.vec", x, size, scale_factor),
                    (InterpolationMode.Nearest, 3) => Aten.Call("upsample_nearest3d.vec", x, size, scale_factor),
                    (InterpolationMode.NearestExact, 1) => Aten.Call("_upsample_nearest_exact1d.vec", x, size, scale_factor),
                    (InterpolationMode.NearestExact, 2) => Aten.Call("_upsample_nearest_exact2d.vec", x, size, scale_factor),
                    (InterpolationMode.NearestExact, 3) => Aten.Call("_upsample_nearest_exact3d.vec", x, size, scale_factor),
                    (InterpolationMode.Linear, 1) => Aten.Call("upsample_linear1d.vec", x, size, aligned, scale_factor),
                    (InterpolationMode.Bilinear, 2) => Aten.Call(antialias ? "_upsample_bilinear2d_aa.vec" : "upsample_bilinear2d.vec", x, size, aligned, scale_factor),
                    (InterpolationMode.Bicubic, 2) => Aten.Call(antialias ? "_upsample_bicubic2d_aa.vec" : "upsample_bicubic2d.vec", x, size, aligned, scale_factor),
                    (InterpolationMode.Trilinear, 3) => Aten.Call("upsample_trilinear3d.vec", x, size, aligned, scale_factor),
                    (InterpolationMode.Area, 1) => Aten.Call("adaptive_avg_pool1d", x, size),
                    (InterpolationMode.Area, 2) => Aten.Call("adaptive_avg_pool2d", x, size),
                    (InterpolationMode.Area, 3) => Aten.Call("adaptive_avg_pool3d", x, size),
                    _ => throw new ArgumentException($"{mode} interpolation of an input with {x.ndim} dimensions is not possible.")
                };
            }

            public static Tensor upsample_nearest2d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null) => Aten.Call("upsample_nearest2d.vec", input, outputSizes, scaleFactors);

            /// <summary>Reads [N, C, H, W] at the places of a grid [N, h, w, 2] of x and y in −1…1.</summary>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear, GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
            {
                // libtorch counts bilinear 0, nearest 1; zeros 0, border 1, reflection 2.
                var interpolation = mode == GridSampleMode.Bilinear ? 0 : 1;
                var outside = padding_mode switch { GridSamplePaddingMode.Zeros => 0, GridSamplePaddingMode.Border => 1, _ => 2 };
                return Aten.Call("grid_sampler", input, grid, interpolation, outside, align_corners ?? false);
            }

            /// <summary>The grid of an affine map [N, 2, 3] over pictures of <paramref name="size"/> [N, C, H, W].</summary>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false) => Aten.Call("affine_grid_generator", theta, size, align_corners);
        }
    }
}
