using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static Device _defaultDevice = new(DeviceType.CPU);
    private static ScalarType _defaultType = ScalarType.Float32;

    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device META = new(DeviceType.META);

    public static Device CUDA => InitializeDevice(new Device(DeviceType.CUDA));
    public static Device MPS => InitializeDevice(new Device(DeviceType.MPS));

    /// <summary>The version of libtorch these shapes were read for, as the official library states it.</summary>
    public static string __version__ => "2.10.0.0";

    public static Device device(string description) => InitializeDevice(new Device(description));
    public static Device device(string deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));
    public static Device device(DeviceType deviceType, int index = -1) => InitializeDevice(new Device(deviceType, index));
    public static Device device(int index) => new(DeviceType.CUDA, index);

    public static Device get_default_device() => _defaultDevice;
    public static void set_default_device(Device device) => _defaultDevice = InitializeDevice(device);
    public static void set_default_device(string device) => set_default_device(new Device(device));

    public static ScalarType get_default_dtype() => _defaultType;

    /// <exception cref="ArgumentException">Not a floating point type.</exception>
    public static void set_default_dtype(ScalarType dtype)
    {
        if (!dtype.IsFloatingPoint()) throw new ArgumentException("Only floating point types are supported as the default type.", nameof(dtype));
        _defaultType = dtype;
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CUDA => cuda.is_available(),
        DeviceType.MPS => Shim.aef_torch_device_count((int)DeviceType.MPS) > 0,
        _ => true
    };

    /// <exception cref="InvalidOperationException">This libtorch or this machine has no such device.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType)) throw new InvalidOperationException($"Torch device type {deviceType} did not initialise on the current machine.");
    }

    /// <summary>The given device, or the default one, ready to be used.</summary>
    public static Device InitializeDevice(Device? device)
    {
        device ??= _defaultDevice;
        InitializeDeviceType(device.type);
        return device;
    }

    public static int get_num_threads() => Shim.aef_torch_get_num_threads();
    public static void set_num_threads(int num) => Shim.Check(Shim.aef_torch_set_num_threads(num));
}
