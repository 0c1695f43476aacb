using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private const int MaximalDimensions = 64;

        public long Dimensions => Describe().Dimensions;
        public long ndim => Describe().Dimensions;
        public long dim() => Describe().Dimensions;
        public long NumberOfElements => Describe().Elements;
        public long numel() => Describe().Elements;
        public long ElementSize => Describe().ElementSize;
        public long element_size() => Describe().ElementSize;
        public ScalarType dtype => (ScalarType)Describe().Type;
        public DeviceType device_type => (DeviceType)Describe().DeviceType;
        public int device_index => (int)Describe().DeviceIndex;
        public bool is_cuda => device_type == DeviceType.CUDA;
        public bool is_meta => device_type == DeviceType.META;
        public bool is_sparse => (Describe().Flags & 8) != 0;
        public bool is_leaf => (Describe().Flags & 4) != 0;
        public bool is_contiguous() => (Describe().Flags & 1) != 0;
        public bool is_floating_point() => dtype.IsFloatingPoint();
        public bool is_integral() => dtype.IsIntegral();
        public bool is_complex() => dtype.IsComplex();
        public long storage_offset() => Describe().Offset;

        public Device device
        {
            get
            {
                var about = Describe();
                return (DeviceType)about.DeviceType == DeviceType.CPU ? new Device(DeviceType.CPU) : new Device((DeviceType)about.DeviceType, (int)about.DeviceIndex);
            }
        }

        public long[] shape => size();

        public unsafe long[] size()
        {
            About about;
            var sizes = stackalloc long[MaximalDimensions];
            Shim.Check(Shim.aef_torch_describe(Handle, (long*)&about, sizes, null, MaximalDimensions));
            GC.KeepAlive(this);
            return new ReadOnlySpan<long>(sizes, (int)about.Dimensions).ToArray();
        }

        /// <exception cref="ExternalException">No such dimension.</exception>
        public long size(int dim) => Aten.Number("size.int", this, dim).Bits;

        public unsafe long[] stride()
        {
            About about;
            var strides = stackalloc long[MaximalDimensions];
            Shim.Check(Shim.aef_torch_describe(Handle, (long*)&about, null, strides, MaximalDimensions));
            GC.KeepAlive(this);
            return new ReadOnlySpan<long>(strides, (int)about.Dimensions).ToArray();
        }

        public long stride(int dim) => Aten.Number("stride.int", this, dim).Bits;

        /// <summary>Shape, type and device, as <c>[2x3], type = Float32, device = cpu</c>.</summary>
        public override string ToString() => handle == 0 ? "[]" : $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";

        private unsafe About Describe()
        {
            About about;
            Shim.Check(Shim.aef_torch_describe(Handle, (long*)&about, null, null, 0));
            GC.KeepAlive(this);
            return about;
        }

        [StructLayout(LayoutKind.Sequential)]
        private struct About
        {
            public long Dimensions, Type, DeviceType, DeviceIndex, Elements, ElementSize, Flags, Offset;
        }
    }
}
