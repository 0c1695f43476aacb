using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers.</summary>
    public class Generator : IDisposable
    {
        private nint _handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            Shim.Check(Shim.aef_torch_new_generator(seed, (int)this.device.type, this.device.index, out _handle));
        }

        internal Generator(Device device)
        {
            this.device = device;
            Shim.Check(Shim.aef_torch_default_generator((int)device.type, device.index, out _handle));
        }

        ~Generator() => Dispose(false);

        /// <summary>The generator that operations on the CPU use when none is given.</summary>
        public static Generator Default => new(CPU);

        /// <exception cref="InvalidOperationException">Disposed already.</exception>
        public nint Handle => _handle != 0 ? _handle : throw new InvalidOperationException("Generator invalid -- empty handle.");

        public Device device { get; }

        /// <summary>Everything the generator will do next, as bytes.</summary>
        public Tensor get_state()
        {
            Shim.Check(Shim.aef_torch_generator_get_state(Handle, out var state));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        public void set_state(Tensor value)
        {
            Shim.Check(Shim.aef_torch_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        public Generator manual_seed(long seed)
        {
            Shim.Check(Shim.aef_torch_generator_seed(Handle, unchecked((ulong)seed)));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Seeds with the time of day, and says with what.</summary>
        public long seed()
        {
            var seed = DateTime.UtcNow.Ticks;
            manual_seed(seed);
            return seed;
        }

        public long initial_seed()
        {
            Shim.Check(Shim.aef_torch_generator_initial_seed(Handle, out var seed));
            GC.KeepAlive(this);
            return unchecked((long)seed);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing) => Shim.aef_torch_release_generator(Interlocked.Exchange(ref _handle, 0));
    }
}
