using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Aten.Call("abs", this);
        public Tensor ceil() => Aten.Call("ceil", this);
        public Tensor exp() => Aten.Call("exp", this);
        public Tensor expm1() => Aten.Call("expm1", this);
        public Tensor floor() => Aten.Call("floor", this);
        public Tensor frac() => Aten.Call("frac", this);
        public Tensor isfinite() => Aten.Call("isfinite", this);
        public Tensor isinf() => Aten.Call("isinf", this);
        public Tensor isnan() => Aten.Call("isnan", this);
        public Tensor log() => Aten.Call("log", this);
        public Tensor log10() => Aten.Call("log10", this);
        public Tensor log1p() => Aten.Call("log1p", this);
        public Tensor log2() => Aten.Call("log2", this);
        public Tensor neg() => Aten.Call("neg", this);
        public Tensor reciprocal() => Aten.Call("reciprocal", this);
        public Tensor relu() => Aten.Call("relu", this);
        public Tensor rsqrt() => Aten.Call("rsqrt", this);
        public Tensor sigmoid() => Aten.Call("sigmoid", this);
        public Tensor sign() => Aten.Call("sign", this);
        public Tensor sin() => Aten.Call("sin", this);
        public Tensor cos() => Aten.Call("cos", this);
        public Tensor sqrt() => Aten.Call("sqrt", this);
        public Tensor square() => Aten.Call("square", this);
        public Tensor tanh() => Aten.Call("tanh", this);
        public Tensor trunc() => Aten.Call("trunc", this);
        public Tensor negative() => neg();

        /// <summary>Rounds to <paramref name="decimals"/> places, halves to even.</summary>
        public Tensor round(long decimals = 0) => decimals == 0 ? Aten.Call("round", this) : Aten.Call("round.decimals", this, decimals);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) => Aten.Call("nan_to_num", this, nan, posinf, neginf);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.Call("clamp", this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.Call("clamp.Tensor", this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => InPlace("clamp_", min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => InPlace("clamp_.Tensor", min, max);

        public Tensor clamp_max(Scalar max) => Aten.Call("clamp_max", this, max);

        public Tensor clamp_min(Scalar min) => Aten.Call("clamp_min", this, min);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.Call("softmax.int", this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.Call("log_softmax.int", this, dim, dtype);

        public Tensor fill_(Scalar value) => InPlace("fill_.Scalar", value);

        public Tensor zero_() => InPlace("zero_");

        public Tensor abs_() => InPlace("abs_");
        public Tensor exp_() => InPlace("exp_");
        public Tensor floor_() => InPlace("floor_");
        public Tensor log_() => InPlace("log_");
        public Tensor neg_() => InPlace("neg_");
        public Tensor relu_() => InPlace("relu_");
        public Tensor sigmoid_() => InPlace("sigmoid_");
        public Tensor sign_() => InPlace("sign_");
        public Tensor sqrt_() => InPlace("sqrt_");
        public Tensor tanh_() => InPlace("tanh_");

        private Tensor InPlace(string op)
        {
            Aten.Run(op, this);
            return this;
        }

        private Tensor InPlace(string op, Argument first)
        {
            Aten.Run(op, this, first);
            return this;
        }

        private Tensor InPlace(string op, Argument first, Argument second)
        {
            Aten.Run(op, this, first, second);
            return this;
        }

        private Tensor InPlace(string op, Argument first, Argument second, Argument third)
        {
            Aten.Run(op, this, first, second, third);
            return this;
        }
    }
}
