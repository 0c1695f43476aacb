namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How weights start; every function fills its tensor in place, unrecorded, and returns it.</summary>
        public static partial class init
        {
            public enum NonlinearityType
            {
                Linear = 0,
                Conv1D = 1,
                Conv2D = 2,
                Conv3D = 3,
                ConvTranspose1D = 4,
                ConvTranspose2D = 5,
                ConvTranspose3D = 6,
                Sigmoid = 7,
                Tanh = 8,
                ReLU = 9,
                LeakyReLU = 10
            }

            public enum FanInOut
            {
                FanIn = 0,
                FanOut = 1
            }

            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3,
                NonlinearityType.ReLU => Math.Sqrt(2),
                NonlinearityType.LeakyReLU => Math.Sqrt(2 / (1 + param * param)),
                _ => 1
            };

            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2) throw new ArgumentException("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions");
                var field = shape.Skip(2).TotalSize();
                return (shape[1] * field, shape[0] * field);
            }

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor constant_(Tensor tensor, Scalar val) => Silently(tensor, () => tensor.fill_(val));

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null) => Silently(tensor, () => tensor.uniform_(low, high, generator));

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null) => Silently(tensor, () => tensor.normal_(mean, std, generator));

            /// <summary>Normal numbers between <paramref name="a"/> and <paramref name="b"/>, drawn again until they are.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null) => Silently(tensor, () =>
            {
                tensor.normal_(mean, std, generator);
                for (; ; )
                {
                    using var scope = NewDisposeScope();
                    var outside = tensor.lt(a).logical_or(tensor.gt(b));
                    if (!outside.any().ToBoolean()) return;
                    tensor.copy_(tensor.empty_like().normal_(mean, std, generator).where(outside, tensor));
                }
            });

            /// <exception cref="ArgumentException">Not two dimensions.</exception>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.ndim != 2) throw new ArgumentException("Only tensors with 2 dimensions are supported");
                return Silently(tensor, () =>
                {
                    using var unit = eye(tensor.shape[0], tensor.shape[1], tensor.dtype, tensor.device);
                    tensor.copy_(unit);
                });
            }

            /// <summary>Kernels that pass their input on: channel i to channel i.</summary>
            /// <exception cref="ArgumentException">Not three to five dimensions.</exception>
            public static Tensor dirac_(Tensor tensor)
            {
                if (tensor.ndim is < 3 or > 5) throw new ArgumentException("Only tensors with 3, 4, or 5 dimensions are supported");
                return Silently(tensor, () =>
                {
                    var shape = tensor.shape;
                    tensor.zero_();
                    for (long i = 0; i < Math.Min(shape[0], shape[1]); i++)
                    {
                        using var place = tensor[[i, i, .. shape[2..].Select(size => size / 2)]];
                        place.fill_(1);
                    }
                });
            }

            public static Tensor kaiming_uniform_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor kaiming_normal_(Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn, NonlinearityType nonlinearity = NonlinearityType.LeakyReLU) =>
                normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1)
            {
                var bound = Math.Sqrt(3) * XavierDeviation(tensor, gain);
                return uniform_(tensor, -bound, bound);
            }

            public static Tensor xavier_normal_(Tensor tensor, double gain = 1) => normal_(tensor, 0, XavierDeviation(tensor, gain));

            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1) => xavier_uniform_(tensor, gain);

            public static Tensor glorot_normal_(Tensor tensor, double gain = 1) => xavier_normal_(tensor, gain);

            /// <summary>Rows or columns at right angles, of length <paramref name="gain"/> (Saxe et al., 2013).</summary>
            /// <exception cref="ArgumentException">Fewer than two dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.ndim < 2) throw new ArgumentException("Only tensors with 2 or more dimensions are supported");
                return Silently(tensor, () =>
                {
                    using var scope = NewDisposeScope();
                    var rows = tensor.shape[0];
                    var columns = tensor.numel() / rows;
                    var random = randn([rows, columns], tensor.dtype, tensor.device);
                    var (q, r) = Native.Aten.Call2("linalg_qr", rows < columns ? random.transpose(0, 1) : random);
                    q = q.mul(r.diag().sign());
                    tensor.copy_((rows < columns ? q.transpose(0, 1) : q).reshape(tensor.shape).mul(gain));
                });
            }

            /// <summary>Normal numbers, with a share of each column nought.</summary>
            /// <exception cref="ArgumentException">Not two dimensions.</exception>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                if (tensor.ndim != 2) throw new ArgumentException("Only tensors with 2 dimensions are supported");
                return Silently(tensor, () =>
                {
                    using var scope = NewDisposeScope();
                    var (rows, columns) = (tensor.shape[0], tensor.shape[1]);
                    tensor.normal_(0, std);
                    for (long column = 0; column < columns; column++)
                    {
                        var chosen = randperm(rows, device: tensor.device)[TensorIndex.Slice(0, (long)Math.Ceiling(sparsity * rows))];
                        tensor.index_put_(zeros(1, tensor.dtype, tensor.device), TensorIndex.Tensor(chosen), TensorIndex.Single(column));
                    }
                });
            }

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            private static double XavierDeviation(Tensor tensor, double gain)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return gain * Math.Sqrt(2.0 / (fanIn + fanOut));
            }

            private static Tensor Silently(Tensor tensor, Action fill)
            {
                using (no_grad()) fill();
                return tensor;
            }
        }
    }
}
