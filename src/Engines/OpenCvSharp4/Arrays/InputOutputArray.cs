namespace OpenCvSharp;

/// <summary>A matrix that OpenCV reads and writes. It serves one call.</summary>
public class InputOutputArray : OutputArray
{
    internal InputOutputArray(Mat mat)
        : base(mat)
    {
    }

    public static implicit operator InputOutputArray(Mat mat) => new(mat);

    public static new InputOutputArray Create(Mat mat) => new(mat);
}
