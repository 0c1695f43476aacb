using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            // Keeps the quotient finite for gradients of length nought, as PyTorch does.
            private const double Epsilon = 1e-6;

            /// <summary>Scales all gradients together so that their common norm is at most <paramref name="max_norm"/>; returns the norm before.</summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var silent = no_grad();
                using var scope = NewDisposeScope();
                var gradients = tensors.Select(parameter => parameter.grad).OfType<Tensor>().ToList();
                if (gradients.Count == 0) return 0;
                var norms = stack(gradients.Select(gradient => double.IsPositiveInfinity(norm_type) ? gradient.abs().max() : gradient.norm((float)norm_type)));
                var total = (double.IsPositiveInfinity(norm_type) ? norms.max() : norms.norm((float)norm_type)).ToDouble();
                var factor = max_norm / (total + Epsilon);
                if (factor < 1)
                    foreach (var gradient in gradients) gradient.mul_(factor);
                return total;
            }

            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var silent = no_grad();
                foreach (var parameter in tensors)
                {
                    using var gradient = parameter.grad;
                    gradient?.clamp_(-clip_value, clip_value);
                }
            }

            /// <summary>All parameters, one after the other, as one vector.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                var parts = tensors.Select(parameter => parameter.reshape(-1)).ToArray();
                try
                {
                    return cat(parts);
                }
                finally
                {
                    foreach (var part in parts) part.Dispose();
                }
            }

            /// <summary>Puts the parts of a vector into the parameters.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var silent = no_grad();
                long from = 0;
                foreach (var parameter in tensors)
                {
                    using var part = vec.narrow(0, from, parameter.numel());
                    using var shaped = part.reshape(parameter.shape);
                    parameter.copy_(shaped);
                    from += parameter.numel();
                }
            }
        }
    }
}
