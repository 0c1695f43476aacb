using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => Apply(x, inplace, "relu", "relu_");

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => Apply(input, inplace, "leaky_relu", "leaky_relu_", negative_slope);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => Apply(x, inplace, "elu", "elu_", alpha);

            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false)
            {
                if (!inplace) return Aten.Call("hardtanh", x, min_val, max_val);
                Aten.Run("hardtanh_", x, min_val, max_val);
                return x.alias();
            }

            public static Tensor prelu(Tensor input, Tensor weight) => Aten.Call("prelu", input, weight);

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor sigmoid(Tensor x, bool inplace) => Apply(x, inplace, "sigmoid", "sigmoid_");

            public static Tensor silu(Tensor x, bool inplace = false) => Apply(x, inplace, "silu", "silu_");

            public static Tensor tanh(Tensor x, bool inplace = false) => Apply(x, inplace, "tanh", "tanh_");

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Aten.Call("softplus", x, beta, threshold);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => Aten.Call("log_softmax.int", x, dim);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (!inplace) return Aten.Call("dropout", input, p, training);
                Aten.Run("dropout_", input, p, training);
                return input.alias();
            }

            /// <summary>Whole channels are dropped.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (!inplace) return Aten.Call("feature_dropout", input, p, training);
                Aten.Run("feature_dropout_", input, p, training);
                return input.alias();
            }

            /// <summary>In place or not, the result is a handle of its own: Sequential disposes the one it gave.</summary>
            private static Tensor Apply(Tensor x, bool inplace, string op, string inPlaceOp)
            {
                if (!inplace) return Aten.Call(op, x);
                Aten.Run(inPlaceOp, x);
                return x.alias();
            }

            private static Tensor Apply(Tensor x, bool inplace, string op, string inPlaceOp, Argument setting)
            {
                if (!inplace) return Aten.Call(op, x, setting);
                Aten.Run(inPlaceOp, x, setting);
                return x.alias();
            }
        }
    }
}
