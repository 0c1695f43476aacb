using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        public Tensor this[long i1]
        {
            get => Element([i1]);
            set => SetElement([i1], value);
        }

        public Tensor this[long i1, long i2]
        {
            get => Element([i1, i2]);
            set => SetElement([i1, i2], value);
        }

        public Tensor this[long i1, long i2, long i3]
        {
            get => Element([i1, i2, i3]);
            set => SetElement([i1, i2, i3], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Element([i1, i2, i3, i4]);
            set => SetElement([i1, i2, i3, i4], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => Element([i1, i2, i3, i4, i5]);
            set => SetElement([i1, i2, i3, i4, i5], value);
        }

        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => Element([i1, i2, i3, i4, i5, i6]);
            set => SetElement([i1, i2, i3, i4, i5, i6], value);
        }

        public Tensor this[params long[] indices]
        {
            get => Element(indices);
            set => SetElement(indices, value);
        }

        public Tensor select(long dim, long index) => Aten.Call("select.int", this, dim, index);

        public Tensor slice(long dim, long start, long finish, long step) => Aten.Call("slice.Tensor", this, dim, start, finish, step);

        public Tensor narrow(long dim, long start, long length) => Aten.Call("narrow", this, dim, start, length);

        public Tensor gather(long dim, Tensor index) => Aten.Call("gather", this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.Call("scatter.src", this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => InPlace("scatter_.src", dim, index, src);

        public Tensor index_select(long dim, Tensor index) => Aten.Call("index_select", this, dim, index);

        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.Call("masked_fill.Scalar", this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace("masked_fill_.Scalar", mask, value);

        public Tensor masked_select(Tensor mask) => Aten.Call("masked_select", this, mask);

        public Tensor index(params Tensor[] indices) => Aten.Call("index.Tensor", this, Argument.Optional(indices));

        public Tensor index(params TensorIndex[] indices)
        {
            var (view, tensors) = View(indices);
            if (tensors is null) return view;
            using (view) return Aten.Call("index.Tensor", view, Argument.Optional(tensors));
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => Put(this, indices, value);

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var (view, tensors) = View(indices);
            using (view)
            {
                if (tensors is null) Assign(view, value);
                else Put(view, tensors, value);
            }
            return this;
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var filled = full([], value, dtype);
            return index_put_(filled, indices);
        }

        private Tensor Put(Tensor target, Tensor?[] indices, Tensor value)
        {
            using var same = value.to(target.dtype, target.device);
            Aten.Run("index_put_", target, Argument.Optional(indices), same, false);
            return this;
        }

        private static void Assign(Tensor target, Tensor value)
        {
            // As in Python, sizes of 1 that stand before the target's dimensions are dropped.
            var sizes = value.shape;
            var surplus = (int)(sizes.Length - target.ndim);
            if (surplus <= 0 || sizes.Take(surplus).Any(size => size != 1))
            {
                target.copy_(value);
                return;
            }
            using var narrower = value.reshape(sizes[surplus..]);
            target.copy_(narrower);
        }

        private Tensor Element(ReadOnlySpan<long> indices)
        {
            var result = select(0, indices[0]);
            foreach (var index in indices[1..])
            {
                var inner = result.select(0, index);
                result.Dispose();
                result = inner;
            }
            return result;
        }

        private void SetElement(ReadOnlySpan<long> indices, Tensor value)
        {
            using var target = Element(indices);
            Assign(target, value);
        }

        /// <summary>Numbers, slices and new axes as a view; tensors are returned as a list over the view's dimensions.</summary>
        private (Tensor View, Tensor?[]? Tensors) View(TensorIndex[] indices)
        {
            var view = alias();
            List<Tensor?>? tensors = null;
            long dim = 0;
            for (var i = 0; i < indices.Length; i++)
            {
                var at = indices[i];
                switch (at.kind)
                {
                    case TensorIndex.Kind.Single:
                        Replace(ref view, view.select(dim, at.start ?? 0));
                        break;
                    case TensorIndex.Kind.Slice:
                        Replace(ref view, Aten.Call("slice.Tensor", view, dim++, at.start, at.stop, at.step ?? 1));
                        break;
                    case TensorIndex.Kind.None or TensorIndex.Kind.Null:
                        Replace(ref view, view.unsqueeze(dim++));
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        dim = view.ndim - indices.Skip(i + 1).Sum(Consumed);
                        break;
                    case TensorIndex.Kind.Bool:
                        Replace(ref view, view.unsqueeze(dim));
                        Record(ref tensors, dim++, tensor(at.start != 0).unsqueeze(0));
                        break;
                    case TensorIndex.Kind.Tensor:
                        Record(ref tensors, dim, at.tensor!);
                        dim += Consumed(at);
                        break;
                }
            }
            return (view, tensors?.ToArray());
        }

        /// <summary>Dimensions an index speaks for; a mask speaks for as many as it has.</summary>
        private static long Consumed(TensorIndex index) => index.kind switch
        {
            TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
            TensorIndex.Kind.Tensor => index.tensor!.dtype is ScalarType.Bool or ScalarType.Byte ? index.tensor.ndim : 1,
            _ => 0
        };

        private static void Record(ref List<Tensor?>? tensors, long dim, Tensor tensor)
        {
            tensors ??= [];
            // A mask of several dimensions stands once in the list, for all of them.
            var place = dim - tensors.Sum(known => known is { dtype: ScalarType.Bool or ScalarType.Byte } ? known.ndim - 1 : 0);
            while (tensors.Count < place) tensors.Add(null);
            tensors.Add(tensor);
        }

        private static void Replace(ref Tensor view, Tensor next)
        {
            view.Dispose();
            view = next;
        }
    }
}
