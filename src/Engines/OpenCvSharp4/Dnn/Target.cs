namespace OpenCvSharp.Dnn;

/// <summary>The device a network runs on.</summary>
public enum Target
{
    CPU,
    OPENCL,
    OPENCL_FP16,
    MYRIAD,
    VULKAN,
    FPGA,
    CUDA,
    CUDA_FP16,
    HDDL,
}
