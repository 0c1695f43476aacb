namespace TorchSharp.Native;

/// <summary>What a value that crosses the ABI holds; the numbers are those of native/aef_torch/abi.h.</summary>
internal enum Tag
{
    None = 0, Int = 1, Double = 2, Bool = 3, Tensor = 4, IntList = 5, DoubleList = 6, TensorList = 7, OptionalTensorList = 8,
    Device = 9, String = 10, Generator = 11, Complex = 12, Default = 13
}
