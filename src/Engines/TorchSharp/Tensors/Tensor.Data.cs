using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor's memory itself, without a copy.</summary>
        /// <exception cref="InvalidOperationException">Not contiguous, or not on the CPU.</exception>
        /// <exception cref="ArgumentException">More than 2³¹−1 bytes.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                var about = RequireReadable();
                var size = about.Elements * about.ElementSize;
                if (size > int.MaxValue) throw new ArgumentException("Span only supports up to int.MaxValue elements.");
                return new Span<byte>((void*)Data(), (int)size);
            }

            set
            {
                var about = RequireReadable();
                if (about.Elements * about.ElementSize != value.Length) throw new ArgumentException("Mismatched data sizes in SetBytes().");
                value.CopyTo(new Span<byte>((void*)Data(), value.Length));
            }
        }

        /// <summary>Element-wise access to a CPU tensor; a tensor elsewhere is copied to the CPU first.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ScalarTypes.Validate(dtype, typeof(T));
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        /// <summary>The one element of a tensor.</summary>
        /// <exception cref="ArgumentException">More than one element, or another type than the tensor's.</exception>
        public unsafe T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1) throw new ArgumentException("Number of elements in the tensor must be 1");
            ScalarTypes.Validate(dtype, typeof(T));
            if (device_type == DeviceType.CPU) return *(T*)Data();
            using var here = cpu();
            return *(T*)here.Data();
        }

        /// <summary>The one element of a tensor as a number of any kind.</summary>
        public Scalar ToScalar()
        {
            if (dtype.IsComplex()) throw new NotSupportedException("complex numbers are not read out here");
            var value = Aten.Number("item", this);
            return value.Tag switch
            {
                Tag.Double => BitConverter.Int64BitsToDouble(value.Bits).ToScalar(),
                Tag.Bool => (value.Bits != 0).ToScalar(),
                _ => value.Bits.ToScalar()
            };
        }

        public unsafe void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            var about = RequireReadable();
            var left = about.Elements * about.ElementSize;
            for (var from = (byte*)Data(); left > 0;)
            {
                // The buffer size only bounds a copy that is not needed here: a span of the tensor's memory is written as it is.
                var part = (int)Math.Min(left, 1 << 30);
                stream.Write(new ReadOnlySpan<byte>(from, part));
                from += part;
                left -= part;
            }
            GC.KeepAlive(this);
        }

        /// <exception cref="EndOfStreamException">The stream ends before the tensor is full.</exception>
        public unsafe void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            var about = RequireReadable();
            var left = about.Elements * about.ElementSize;
            for (var to = (byte*)Data(); left > 0;)
            {
                var part = (int)Math.Min(left, 1 << 30);
                stream.ReadExactly(new Span<byte>(to, part));
                to += part;
                left -= part;
            }
            GC.KeepAlive(this);
        }

        public void save(string location) => Shim.Check(Shim.aef_torch_save(Handle, location));

        public static Tensor load(string location)
        {
            Shim.Check(Shim.aef_torch_load(location, out var loaded));
            return new Tensor(loaded);
        }

        internal nint Data()
        {
            Shim.Check(Shim.aef_torch_data(Handle, out var data));
            GC.KeepAlive(this);
            return data;
        }

        private About RequireReadable()
        {
            var about = Describe();
            if ((about.Flags & 1) == 0) throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            if ((DeviceType)about.DeviceType != DeviceType.CPU)
                throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
            return about;
        }
    }
}
