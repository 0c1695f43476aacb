using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>Gradients of the sum of <paramref name="outputs"/> with respect to <paramref name="inputs"/>; nothing is accumulated.
        /// With <paramref name="allow_unused"/> the entry of an input that no output depends on is an invalid tensor.</summary>
        public static unsafe IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            var results = new nint[inputs.Count];
            fixed (nint* from = Handles(outputs), to = Handles(inputs), seeds = Handles(grad_outputs), found = results)
                Shim.Check(Shim.aef_torch_grad(from, outputs.Count, to, inputs.Count, seeds, grad_outputs?.Count ?? 0,
                    retain_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, found));
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return results.Select(handle => new Tensor(handle)).ToList();
        }

        public static unsafe void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            var retain = retain_graph ?? create_graph;
            fixed (nint* from = Handles(tensors), seeds = Handles(grad_tensors), to = Handles(inputs))
                Shim.Check(Shim.aef_torch_backward(from, tensors.Count, seeds, grad_tensors?.Count ?? 0, retain ? 1 : 0, create_graph ? 1 : 0, to, inputs?.Count ?? 0));
            GC.KeepAlive(tensors);
            GC.KeepAlive(grad_tensors);
            GC.KeepAlive(inputs);
        }

        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        private static nint[] Handles(IList<Tensor>? tensors) => tensors is null ? [] : tensors.Select(tensor => tensor.Handle).ToArray();
    }
}
