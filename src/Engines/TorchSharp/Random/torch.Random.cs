using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the generators of all devices; the CPU's is returned.</summary>
    public static Generator manual_seed(long seed)
    {
        Shim.Check(Shim.aef_torch_manual_seed(seed));
        return Generator.Default;
    }

    public static partial class random
    {
        public static long seed() => Generator.Default.seed();

        public static long initial_seed() => Generator.Default.initial_seed();

        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        /// <summary>The state of the CPU's generator.</summary>
        public static Tensor get_rng_state() => Generator.Default.get_state();

        public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);
    }

    public static partial class cuda
    {
        /// <summary>False also where this libtorch was built without CUDA.</summary>
        public static bool is_available() => device_count() > 0;

        public static bool is_cudnn_available() => is_available() && Shim.aef_torch_has_cudnn() != 0;

        public static int device_count() => Shim.aef_torch_device_count((int)DeviceType.CUDA);

        /// <exception cref="InvalidOperationException">No CUDA device here.</exception>
        public static void manual_seed(long seed)
        {
            InitializeDeviceType(DeviceType.CUDA);
            using var generator = new Generator(new Device(DeviceType.CUDA));
            generator.manual_seed(seed);
        }

        /// <exception cref="InvalidOperationException">No CUDA device here.</exception>
        public static void manual_seed_all(long seed)
        {
            InitializeDeviceType(DeviceType.CUDA);
            for (var index = 0; index < device_count(); index++)
            {
                using var generator = new Generator(new Device(DeviceType.CUDA, index));
                generator.manual_seed(seed);
            }
        }

        /// <summary>Waits until the device has done all work given to it.</summary>
        /// <exception cref="InvalidOperationException">No CUDA device here.</exception>
        public static void synchronize(Device? device = null)
        {
            InitializeDeviceType(DeviceType.CUDA);
            Shim.Check(Shim.aef_torch_synchronize((int)DeviceType.CUDA, device?.index ?? -1));
        }
    }
}
