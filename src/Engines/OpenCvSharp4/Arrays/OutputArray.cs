using System.Runtime.CompilerServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>A matrix that OpenCV writes to. It serves one call.</summary>
public class OutputArray : CvObject
{
    private readonly Mat mat;

    internal OutputArray(Mat mat)
    {
        ArgumentNullException.ThrowIfNull(mat);
        this.mat = mat;
    }

    public static implicit operator OutputArray(Mat mat) => new(mat);

    public static OutputArray Create(Mat mat) => new(mat);

    public bool IsMat() => true;

    public virtual Mat? GetMat() => mat;

    /// <summary>Hands the result over where the target is not a matrix itself.</summary>
    /// <exception cref="NotSupportedException">The array has served its call.</exception>
    public virtual void AssignResult()
    {
        if (!IsReady()) throw new NotSupportedException();
    }

    /// <summary>Ends the use of this array: what every call does with its results.</summary>
    public void Fix()
    {
        AssignResult();
        Dispose();
    }

    public bool IsReady() => !IsDisposed;

    /// <exception cref="OpenCvSharpException">The array has served its call.</exception>
    public void ThrowIfNotReady()
    {
        if (!IsReady()) throw new OpenCvSharpException("Invalid OutputArray");
    }

    /// <summary>What crosses the border for an array that must be there. The wrapper has to outlive the call.</summary>
    internal static NativeArray Write(OutputArray? array, [CallerArgumentExpression(nameof(array))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        array.ThrowIfNotReady();
        return array.mat.AsNative();
    }

    /// <summary>What crosses the border for an array that may be left out.</summary>
    internal static NativeArray WriteOptional(OutputArray? array) => array is null ? default : Write(array);
}
