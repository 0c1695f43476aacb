namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Converts floating point parameters and buffers and moves all of them; the parameter objects stay the same.</summary>
            /// <exception cref="ArgumentException">Not a floating point type.</exception>
            /// <exception cref="InvalidOperationException">No such device here.</exception>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                RequireFloatingPoint(dtype);
                foreach (var (_, module) in named_children()) module._to(device, dtype, non_blocking);
                Convert(RequireDevice(device), dtype, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                foreach (var (_, module) in named_children()) module._to(deviceType, deviceIndex, non_blocking);
                Convert(RequireDevice(new Device(deviceType, deviceIndex)), null, non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                RequireFloatingPoint(dtype);
                foreach (var (_, module) in named_children()) module._to(dtype, non_blocking);
                Convert(null, dtype, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking)
            {
                _to(other.dtype, non_blocking);
                return _to(other.device_type, other.device_index, non_blocking);
            }

            private void Convert(Device? device, ScalarType? dtype, bool nonBlocking)
            {
                using var silent = no_grad();
                foreach (var (_, parameter) in named_parameters(false).ToList())
                {
                    using var gradient = parameter.grad;
                    var trained = parameter.requires_grad;
                    if (!parameter.Become(device, dtype, nonBlocking)) continue;
                    parameter.requires_grad = trained;
                    if (gradient is null) continue;
                    gradient.Become(device, dtype, nonBlocking);
                    parameter.grad = gradient;
                }
                foreach (var (_, buffer) in named_buffers(false).ToList()) buffer.Become(device, dtype, nonBlocking);
            }

            private static void RequireFloatingPoint(ScalarType dtype)
            {
                if (!dtype.IsFloatingPoint() && !dtype.IsComplex())
                    throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}");
            }

            private static Device RequireDevice(Device device)
            {
                if (device.type == DeviceType.CUDA && !cuda.is_available()) throw new InvalidOperationException("CUDA is not available.");
                return InitializeDevice(device);
            }
        }
    }

    public partial class Tensor
    {
        /// <summary>Takes another type or device in place of its own, under the same managed object. Whole numbers keep their type.</summary>
        internal bool Become(Device? device, ScalarType? type, bool nonBlocking)
        {
            var wanted = type is not null && (dtype.IsFloatingPoint() || dtype.IsComplex()) ? type.Value : dtype;
            var changed = to(wanted, device ?? this.device, non_blocking: nonBlocking);
            (handle, changed.handle) = (changed.handle, handle);
            var different = handle != changed.handle;
            changed.Dispose();
            return different;
        }
    }
}
