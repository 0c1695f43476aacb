using AefVideo.Core.Imaging;

namespace AefVideo.Protection.Kernel;

/// <summary>A face's square on the samples of one plane: the inverse of its similarity, and the samples inside, row by row.</summary>
internal readonly struct FacePlacement
{
    /// <summary>Faces of a smaller side, in luma pixels, cover no pixel centre worth protecting.</summary>
    public const double MinimumSide = 1;

    private readonly SimilarityTransform _fromAligned;
    private readonly PlaneGrid _grid;
    private readonly double _uAtOrigin;
    private readonly double _vAtOrigin;
    private readonly double _uPerRow;
    private readonly double _vPerRow;
    private readonly double _centreX;
    private readonly double _centreY;

    /// <param name="fromAligned">From the unit square to luma pixels; finite, with a scale of at least <see cref="MinimumSide" />.</param>
    /// <param name="grid">The plane.</param>
    public FacePlacement(SimilarityTransform fromAligned, PlaneGrid grid)
    {
        _fromAligned = fromAligned;
        _grid = grid;
        double a = fromAligned.A, b = fromAligned.B, square = a * a + b * b;
        double x = grid.X - fromAligned.X, y = grid.Y - fromAligned.Y;
        _uAtOrigin = (a * x + b * y) / square;
        _vAtOrigin = (a * y - b * x) / square;
        UPerColumn = a * grid.StepX / square;
        VPerColumn = -b * grid.StepX / square;
        _uPerRow = b * grid.StepY / square;
        _vPerRow = a * grid.StepY / square;
        _centreX = fromAligned.X + (a - b) / 2;
        _centreY = fromAligned.Y + (a + b) / 2;
        Side = Math.Sqrt(square);

        // Half the extent of the rotated square along either axis.
        var reach = (Math.Abs(a) + Math.Abs(b)) / 2;
        Columns = Within(_centreX - reach, _centreX + reach, grid.X, grid.StepX, grid.Columns);
        Rows = Within(_centreY - reach, _centreY + reach, grid.Y, grid.StepY, grid.Rows);
    }

    /// <summary>Side of the square in luma pixels.</summary>
    public double Side { get; }

    /// <summary>Columns of the box around the square, within the plane.</summary>
    public SampleRun Columns { get; }

    /// <summary>Rows of the box around the square, within the plane.</summary>
    public SampleRun Rows { get; }

    /// <summary>Aligned x from one sample to the next in a row.</summary>
    public double UPerColumn { get; }

    /// <summary>Aligned y from one sample to the next in a row.</summary>
    public double VPerColumn { get; }

    /// <summary>True where such a similarity can be placed at all.</summary>
    public static bool CanPlace(SimilarityTransform fromAligned)
    {
        double a = fromAligned.A, b = fromAligned.B;
        return float.IsFinite(fromAligned.X) && float.IsFinite(fromAligned.Y)
            && double.IsFinite(a) && double.IsFinite(b) && a * a + b * b >= MinimumSide * MinimumSide;
    }

    /// <summary>Aligned x of a sample.</summary>
    public double U(int column, int row) => _uAtOrigin + _uPerRow * row + UPerColumn * column;

    /// <summary>Aligned y of a sample.</summary>
    public double V(int column, int row) => _vAtOrigin + _vPerRow * row + VPerColumn * column;

    /// <summary>The samples of a row whose centres lie in the square.</summary>
    public SampleRun Row(int row)
    {
        double first = 0, last = _grid.Columns - 1;
        return Clip(_uAtOrigin + _uPerRow * row, UPerColumn, ref first, ref last)
            && Clip(_vAtOrigin + _vPerRow * row, VPerColumn, ref first, ref last)
            ? new((int)first, (int)last)
            : SampleRun.Empty;
    }

    /// <summary>True if the boxes around both squares share samples.</summary>
    public bool MayMeet(in FacePlacement other) =>
        Columns.First <= other.Columns.Last && other.Columns.First <= Columns.Last && Rows.First <= other.Rows.Last && other.Rows.First <= Rows.Last;

    /// <summary>
    /// The samples of a row that this face takes from another whose square holds them too: those nearer to this one's centre.
    /// For every sample one of two faces says yes and the other no, whatever their order; only of two equal faces both say no.
    /// </summary>
    public SampleRun TakenFrom(in FacePlacement other, int row)
    {
        var order = Compare(_fromAligned, other._fromAligned);
        if (order == 0) return SampleRun.Empty;
        var first = order < 0 ? FirstOfTwo(this, other, row) : FirstOfTwo(other, this, row);
        var mine = order < 0 ? first : Rest(first);
        var inside = Row(row);
        return new(Math.Max(mine.First, inside.First), Math.Min(mine.Last, inside.Last));
    }

    /// <summary>True if both are the same face given twice.</summary>
    public bool IsSameAs(in FacePlacement other) => Compare(_fromAligned, other._fromAligned) == 0;

    private static SampleRun Within(double from, double to, double origin, int step, int count)
    {
        var first = Math.Max(0, Math.Ceiling((from - origin) / step));
        var last = Math.Min(count - 1, Math.Floor((to - origin) / step));
        return first <= last ? new((int)first, (int)last) : SampleRun.Empty;
    }

    /// <summary>Narrows to the columns where 0 ≤ value + slope·column ≤ 1; false if none remains.</summary>
    private static bool Clip(double value, double slope, ref double first, ref double last)
    {
        if (slope == 0) return value is >= 0 and <= 1;
        double atZero = -value / slope, atOne = (1 - value) / slope;
        first = Math.Max(first, Math.Ceiling(Math.Min(atZero, atOne)));
        last = Math.Min(last, Math.Floor(Math.Max(atZero, atOne)));
        return first <= last;
    }

    /// <summary>The samples that are not farther from the first centre than from the second: a half-line, since the border is straight.</summary>
    private static SampleRun FirstOfTwo(in FacePlacement one, in FacePlacement two, int row)
    {
        var grid = one._grid;
        double alongX = two._centreX - one._centreX, alongY = two._centreY - one._centreY;
        var middleX = (one._centreX + two._centreX) / 2;
        var middleY = (one._centreY + two._centreY) / 2;

        // (p - middle)·along ≤ 0, with p.X = StepX·column + X.
        var slope = alongX * grid.StepX;
        var value = (grid.X - middleX) * alongX + (grid.StepY * row + grid.Y - middleY) * alongY;
        if (slope == 0) return value <= 0 ? new(0, int.MaxValue) : SampleRun.Empty;
        var border = Math.Clamp(-value / slope, -1, grid.Columns);
        return slope > 0 ? new(0, (int)Math.Floor(border)) : new((int)Math.Ceiling(border), int.MaxValue);
    }

    /// <summary>The samples from 0 on that a half-line leaves.</summary>
    private static SampleRun Rest(SampleRun half)
    {
        if (half.Last < half.First) return new(0, int.MaxValue);
        return half.Last == int.MaxValue ? new(0, half.First - 1) : new(half.Last + 1, int.MaxValue);
    }

    private static int Compare(SimilarityTransform one, SimilarityTransform two)
    {
        var order = one.X.CompareTo(two.X);
        if (order == 0) order = one.Y.CompareTo(two.Y);
        if (order == 0) order = one.A.CompareTo(two.A);
        return order == 0 ? one.B.CompareTo(two.B) : order;
    }
}
