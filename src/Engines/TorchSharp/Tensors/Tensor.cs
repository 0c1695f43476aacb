using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A libtorch tensor. One managed object holds one native reference; several objects may share one tensor.</summary>
    public partial class Tensor : IDisposable
    {
        private static long _totalCount;
        private static long _peakCount;

        internal nint handle;

        /// <summary>Takes over one reference to a native tensor.</summary>
        internal Tensor(nint handle)
        {
            this.handle = handle;
            if (handle == 0)
            {
                GC.SuppressFinalize(this);
                return;
            }
            Count();
            OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
        }

        /// <summary>Takes over the handle, and the place in its scope, of a tensor that becomes empty.</summary>
        private protected Tensor(Tensor data)
        {
            handle = data.Handle;
            data.handle = 0;
            GC.SuppressFinalize(data);
            DisposeScope.Replace(data, this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>Tensors alive in this process, whichever thread made them.</summary>
        public static long TotalCount => Interlocked.Read(ref _totalCount);

        /// <summary>The largest <see cref="TotalCount"/> so far.</summary>
        public static long PeakCount => Interlocked.Read(ref _peakCount);

        /// <summary>The native tensor.</summary>
        /// <exception cref="InvalidOperationException">Disposed already.</exception>
        public nint Handle => handle != 0 ? handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");

        public bool IsInvalid => handle == 0;

        public string? name { get; set; }

        internal DisposeScope? OwningDisposeScope { get; set; }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var released = Interlocked.Exchange(ref handle, 0);
            if (released == 0) return;
            if (disposing)
            {
                // Scopes belong to their threads: the finaliser's thread must not touch them.
                DisposeScopeManager.ThreadSingleton.Disposing(this);
                OwningDisposeScope?.MarkAsDisposed(this);
            }
            Interlocked.Decrement(ref _totalCount);
            Shim.aef_torch_release(released);
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is null) other?.Attach(this);
            else OwningDisposeScope.MoveToOther(other, this);
            return this;
        }

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public bool Equals(Tensor target) => target is not null && Aten.Number("equal", this, target).Bits != 0;

        public override int GetHashCode() => base.GetHashCode();

        private static void Count()
        {
            var count = Interlocked.Increment(ref _totalCount);
            for (var peak = Interlocked.Read(ref _peakCount); count > peak; peak = Interlocked.Read(ref _peakCount))
                if (Interlocked.CompareExchange(ref _peakCount, count, peak) == peak) break;
        }
    }
}
