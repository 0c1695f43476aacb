using System.Runtime.CompilerServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>Anything OpenCV reads from: a matrix, a scalar, a number, a short vector, a list of matrices.</summary>
public class InputArray : CvObject
{
    /// <summary>A Mat, a MatList, a boxed NativeArray (numbers), or null for none.</summary>
    private readonly object? source;

    /// <summary>Whether the matrix was made for this wrapper and goes with it.</summary>
    private readonly bool ownsSource;

    internal InputArray(Mat? mat, bool owned = false)
    {
        source = mat;
        ownsSource = owned;
    }

    private InputArray(MatList list) => source = list;

    private InputArray(NativeArray numbers) => source = numbers;

    public static InputArray Create(Mat mat) => new(mat);

    public static InputArray Create(Scalar val) => new(new NativeArray { Kind = NativeArrayKind.Scalar, Value = val });

    public static InputArray Create(double val) => new(new NativeArray { Kind = NativeArrayKind.Double, Value = new Scalar(val) });

    public static InputArray Create(IEnumerable<Mat> matVector) => new(new MatList(matVector));

    /// <summary>A copy of the elements as a column.</summary>
    public static InputArray Create<T>(IEnumerable<T> enumerable)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(enumerable);
        return Create(enumerable.ToArray());
    }

    /// <summary>A copy of the elements as a column of the given type.</summary>
    public static InputArray Create<T>(IEnumerable<T> enumerable, MatType type)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(enumerable);
        return Create(enumerable.ToArray(), type);
    }

    /// <summary>The array itself as a column; it stays pinned until this object goes.</summary>
    public static InputArray Create<T>(T[] array)
        where T : struct => Create(array, TypeOf<T>());

    /// <summary>The array itself as a column of the given type; it stays pinned until this object goes.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static InputArray Create<T>(T[] array, MatType type)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Length == 0) throw new ArgumentException("the array is empty", nameof(array));
        return new InputArray(Mat.FromPixelData(array.Length, 1, type, array), owned: true);
    }

    /// <summary>The array itself as a matrix; it stays pinned until this object goes.</summary>
    public static InputArray Create<T>(T[,] array)
        where T : struct => Create(array, TypeOf<T>());

    /// <summary>The array itself as a matrix of the given type; it stays pinned until this object goes.</summary>
    /// <exception cref="ArgumentException">It is empty.</exception>
    public static InputArray Create<T>(T[,] array, MatType type)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(array);
        if (array.Length == 0) throw new ArgumentException("the array is empty", nameof(array));
        return new InputArray(Mat.FromPixelData(array.GetLength(0), array.GetLength(1), type, array), owned: true);
    }

    /// <exception cref="ArgumentException">The vector is of a type of the caller's own.</exception>
    public static InputArray Create(IVec vec)
    {
        ArgumentNullException.ThrowIfNull(vec);
        return vec switch
        {
            Vec2b v => OfVector(v, 2, MatType.CV_8U),
            Vec3b v => OfVector(v, 3, MatType.CV_8U),
            Vec4b v => OfVector(v, 4, MatType.CV_8U),
            Vec2i v => OfVector(v, 2, MatType.CV_32S),
            Vec3i v => OfVector(v, 3, MatType.CV_32S),
            Vec4i v => OfVector(v, 4, MatType.CV_32S),
            Vec2f v => OfVector(v, 2, MatType.CV_32F),
            Vec3f v => OfVector(v, 3, MatType.CV_32F),
            Vec4f v => OfVector(v, 4, MatType.CV_32F),
            Vec2d v => OfVector(v, 2, MatType.CV_64F),
            Vec3d v => OfVector(v, 3, MatType.CV_64F),
            Vec4d v => OfVector(v, 4, MatType.CV_64F),
            _ => throw new ArgumentException($"Not supported type: '{vec.GetType().Name}'", nameof(vec)),
        };
    }

    public static implicit operator InputArray(Mat mat) => Create(mat);

    public static implicit operator InputArray(Scalar val) => Create(val);

    public static implicit operator InputArray(double val) => Create(val);

    public static explicit operator InputArray(List<Mat> mats) => Create((IEnumerable<Mat>)mats);

    public static explicit operator InputArray(Mat[] mats) => Create((IEnumerable<Mat>)mats);

    public static implicit operator InputArray(Vec2b vec) => OfVector(vec, 2, MatType.CV_8U);

    public static implicit operator InputArray(Vec3b vec) => OfVector(vec, 3, MatType.CV_8U);

    public static implicit operator InputArray(Vec4b vec) => OfVector(vec, 4, MatType.CV_8U);

    public static implicit operator InputArray(Vec2i vec) => OfVector(vec, 2, MatType.CV_32S);

    public static implicit operator InputArray(Vec3i vec) => OfVector(vec, 3, MatType.CV_32S);

    public static implicit operator InputArray(Vec4i vec) => OfVector(vec, 4, MatType.CV_32S);

    public static implicit operator InputArray(Vec2f vec) => OfVector(vec, 2, MatType.CV_32F);

    public static implicit operator InputArray(Vec3f vec) => OfVector(vec, 3, MatType.CV_32F);

    public static implicit operator InputArray(Vec4f vec) => OfVector(vec, 4, MatType.CV_32F);

    public static implicit operator InputArray(Vec2d vec) => OfVector(vec, 2, MatType.CV_64F);

    public static implicit operator InputArray(Vec3d vec) => OfVector(vec, 3, MatType.CV_64F);

    public static implicit operator InputArray(Vec4d vec) => OfVector(vec, 4, MatType.CV_64F);

    /// <summary>What crosses the border for an array that must be there. The wrapper has to outlive the call.</summary>
    internal static NativeArray Read(InputArray? array, [CallerArgumentExpression(nameof(array))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(array, name);
        var native = array.ToNative();
        return native.Kind != NativeArrayKind.None ? native : throw new ArgumentNullException(name);
    }

    /// <summary>What crosses the border for an array that may be left out.</summary>
    internal static NativeArray ReadOptional(InputArray? array) => array is null ? default : array.ToNative();

    /// <inheritdoc/>
    protected override void DisposeManaged()
    {
        if (ownsSource) ((Mat)source!).Dispose();
        base.DisposeManaged();
    }

    private unsafe NativeArray ToNative()
    {
        ThrowIfDisposed();
        return source switch
        {
            Mat mat => new NativeArray { Kind = NativeArrayKind.Mat, Handle = mat.Handle },
            NativeArray numbers => numbers,
            MatList list => new NativeArray { Kind = NativeArrayKind.Mats, Handle = (nint)list.Handles(), Count = list.Count },
            _ => default,
        };
    }

    private static InputArray OfVector<T>(T vec, int count, int depth)
        where T : unmanaged
    {
        var native = new NativeArray { Kind = NativeArrayKind.Vector, Count = count, Depth = depth };
        Unsafe.As<Scalar, T>(ref native.Value) = vec;
        return new InputArray(native);
    }

    private static MatType TypeOf<T>() => ElementTypes.Of(typeof(T)) ?? throw new ArgumentException($"Not supported value type for InputArray: {typeof(T)}");
}
