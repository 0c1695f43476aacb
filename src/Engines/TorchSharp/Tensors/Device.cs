using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A device: its type and, where there are several, its index (−1: the current one).</summary>
    public class Device
    {
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0]);
            if (parts.Length == 2) index = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        public Device(string deviceType, int index = -1)
        {
            type = Parse(deviceType);
            this.index = index;
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(int index)
        {
            type = DeviceType.CUDA;
            this.index = index;
        }

        public DeviceType type { get; } = DeviceType.CPU;

        public int index { get; } = -1;

        public override string ToString()
        {
            var word = type.ToString().ToLowerInvariant();
            return type == DeviceType.CPU || index == -1 ? word : $"{word}:{index}";
        }

        public static implicit operator Device(string description) => new(description);

        private static DeviceType Parse(string word) => Enum.Parse<DeviceType>(word.ToUpperInvariant());
    }
}
