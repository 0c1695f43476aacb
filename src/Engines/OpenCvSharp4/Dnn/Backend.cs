namespace OpenCvSharp.Dnn;

/// <summary>What computes a network.</summary>
public enum Backend
{
    DEFAULT,
    HALIDE,
    INFERENCE_ENGINE,
    OPENCV,
    VKCOM,
    CUDA,
}
