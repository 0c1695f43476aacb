using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp;

/// <content>Views: headers of parts, which share their elements with the whole.</content>
public unsafe partial class Mat
{
    /// <summary>A rectangle; setting copies into it.</summary>
    public Mat this[Rect roi]
    {
        get => SubMat(roi);
        set => Replace(SubMat(roi), value);
    }

    /// <summary>Rows and columns; setting copies into them. Ends are exclusive.</summary>
    public Mat this[int rowStart, int rowEnd, int colStart, int colEnd]
    {
        get => SubMat(rowStart, rowEnd, colStart, colEnd);
        set => Replace(SubMat(rowStart, rowEnd, colStart, colEnd), value);
    }

    /// <inheritdoc cref="this[int, int, int, int]"/>
    public Mat this[Range rowRange, Range colRange]
    {
        get => SubMat(rowRange, colRange);
        set => Replace(SubMat(rowRange, colRange), value);
    }

    /// <inheritdoc cref="this[int, int, int, int]"/>
    public Mat this[System.Range rowRange, System.Range colRange]
    {
        get => SubMat(rowRange, colRange);
        set => Replace(SubMat(rowRange, colRange), value);
    }

    /// <summary>A part, with a range for every dimension; setting copies into it.</summary>
    public Mat this[params Range[] ranges]
    {
        get => SubMat(ranges);
        set => Replace(SubMat(ranges), value);
    }

    /// <exception cref="OpenCVException">It reaches outside.</exception>
    public Mat SubMat(int rowStart, int rowEnd, int colStart, int colEnd)
    {
        if (rowStart >= rowEnd) throw new ArgumentException("rowStart >= rowEnd");
        if (colStart >= colEnd) throw new ArgumentException("colStart >= colEnd");
        return SubMatOf(new Range(rowStart, rowEnd), new Range(colStart, colEnd));
    }

    /// <exception cref="OpenCVException">It reaches outside.</exception>
    public Mat SubMat(Range rowRange, Range colRange) => SubMat(rowRange.Start, rowRange.End, colRange.Start, colRange.End);

    /// <exception cref="OpenCVException">It reaches outside.</exception>
    public Mat SubMat(System.Range rowRange, System.Range colRange)
    {
        var (top, height) = rowRange.GetOffsetAndLength(Rows);
        var (left, width) = colRange.GetOffsetAndLength(Cols);
        return SubMat(top, top + height, left, left + width);
    }

    /// <exception cref="OpenCVException">It reaches outside.</exception>
    public Mat SubMat(Rect roi) => SubMat(roi.Y, roi.Y + roi.Height, roi.X, roi.X + roi.Width);

    /// <summary>A range for every dimension.</summary>
    /// <exception cref="OpenCVException">It reaches outside.</exception>
    public Mat SubMat(params Range[] ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        return View(Part(ranges));
    }

    public Mat Row(int y) => SubMatOf(new Range(y, y + 1), Range.All);

    public Mat RowRange(int startRow, int endRow) => SubMatOf(new Range(startRow, endRow), Range.All);

    public Mat RowRange(Range range) => RowRange(range.Start, range.End);

    public Mat RowRange(System.Range range)
    {
        var (start, length) = range.GetOffsetAndLength(Rows);
        return RowRange(start, start + length);
    }

    public Mat Col(int x) => SubMatOf(Range.All, new Range(x, x + 1));

    public Mat ColRange(int startCol, int endCol) => SubMatOf(Range.All, new Range(startCol, endCol));

    public Mat ColRange(Range range) => ColRange(range.Start, range.End);

    public Mat ColRange(System.Range range)
    {
        var (start, length) = range.GetOffsetAndLength(Cols);
        return ColRange(start, start + length);
    }

    /// <summary>A diagonal as a column.</summary>
    public Mat Diag(MatDiagType d = MatDiagType.Main)
    {
        Check(aef_mat_diag(Handle, (int)d, out var p));
        return View(p);
    }

    /// <summary>Other channels and rows over the same elements; 0 keeps the number.</summary>
    public Mat Reshape(int cn, int rows = 0)
    {
        Check(aef_mat_reshape(Handle, cn, rows, out var p));
        return View(p);
    }

    /// <summary>Other channels and dimensions over the same elements.</summary>
    public Mat Reshape(int cn, params int[] newDims)
    {
        ArgumentNullException.ThrowIfNull(newDims);
        fixed (int* sizes = newDims)
        {
            Check(aef_mat_reshape_nd(Handle, cn, newDims.Length, sizes, out var p));
            return View(p);
        }
    }

    private Mat SubMatOf(Range rows, Range cols)
    {
        Check(aef_mat_submat(Handle, rows, cols, out var p));
        return View(p);
    }

    private nint Part(Range[] ranges)
    {
        if (ranges.Length != Dims) throw new ArgumentException($"{ranges.Length} ranges for {Dims} dimensions", nameof(ranges));
        fixed (Range* list = ranges)
        {
            Check(aef_mat_ranges(Handle, list, ranges.Length, out var p));
            GC.KeepAlive(this);
            return p;
        }
    }

    private Mat View(nint ptr) => new(ptr, pin?.Share());

    private static void Replace(Mat part, Mat value)
    {
        using (part)
        {
            ArgumentNullException.ThrowIfNull(value);
            if (part.Dims != value.Dims) throw new ArgumentException("Dimension mismatch", nameof(value));
            for (var i = 0; i < part.Dims; i++)
                if (part.Size(i) != value.Size(i)) throw new ArgumentException($"Size mismatch at dimension {i}", nameof(value));
            value.CopyTo(part);
        }
    }
}
