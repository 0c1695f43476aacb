using System.Drawing;

namespace AefVideo.Faces.Tracking;

/// <summary>
/// Looks at a thumbnail of each frame: was there a cut since the last frame, and did anything change since the last detection
/// where no known face is, so that a new one may have come?
/// </summary>
internal sealed class SceneWatch
{
    /// <summary>Cells of the thumbnail.</summary>
    public const int Columns = 64;

    /// <inheritdoc cref="Columns" />
    public const int Rows = 36;

    /// <summary>Rows of a cell that are added up; the rest is left out to save time.</summary>
    private const int RowsPerCell = 4;

    private const int Bins = 32;

    /// <summary>Mean change of a cell, in grey levels, below which nothing is called a cut.</summary>
    private const float LeastCutChange = 10;

    /// <summary>How many times larger than the frames before it a cut's change is.</summary>
    private const float CutOverUsual = 4;

    /// <summary>Share of the cells that change their grey by a bin or more at once in what is called a cut whatever happened before.</summary>
    private const float CutHistogram = 0.5f;

    /// <summary>Change of a cell in grey levels that is motion and not noise.</summary>
    private const float CellMotion = 12;

    /// <summary>Cells that must have moved to call for a detection: a face of a twentieth of the picture's width covers so many.</summary>
    private const int LeastMovedCells = 10;

    private readonly int[] _histogram = new int[Bins];
    private readonly int[] _lastHistogram = new int[Bins];
    private byte[] _now = new byte[Columns * Rows];
    private byte[] _last = new byte[Columns * Rows];
    private readonly byte[] _detected = new byte[Columns * Rows];
    private readonly bool[] _isKnown = new bool[Columns * Rows];
    private ushort[] _columnSums = [];
    private float _usualChange;
    private int _frames;

    /// <summary>Forgets all frames.</summary>
    public void Reset() => _frames = 0;

    /// <summary>Takes the next frame; true where it is the first after a cut.</summary>
    public bool Advance(ReadOnlySpan<byte> luma, int width, int height)
    {
        (_now, _last) = (_last, _now);
        Shrink(luma, width, height, _now);
        _histogram.CopyTo(_lastHistogram.AsSpan());
        Array.Clear(_histogram);
        foreach (var cell in _now) _histogram[cell * Bins / 256]++;
        if (_frames++ == 0)
        {
            _usualChange = 0;
            return false;
        }

        var change = MeanChange(_now, _last);
        var isCut = change >= LeastCutChange && (change >= CutOverUsual * _usualChange || HistogramChange() >= CutHistogram);
        // A cut tells nothing about how lively the scene is.
        if (!isCut) _usualChange += (change - _usualChange) * (_frames == 2 ? 1 : 0.2f);
        return isCut;
    }

    /// <summary>Remembers this frame as the one in which faces were searched.</summary>
    public void MarkDetected()
    {
        _now.CopyTo(_detected.AsSpan());
        Array.Clear(_isKnown);
    }

    /// <summary>Takes the region of a known face, in luma pixels, out of what <see cref="HasMotionElsewhere" /> looks at.</summary>
    public void MarkKnown(in RectangleF region, int width, int height)
    {
        int left = Cell(region.Left, width, Columns), right = Cell(region.Right, width, Columns);
        int top = Cell(region.Top, height, Rows), bottom = Cell(region.Bottom, height, Rows);
        for (var row = top; row <= bottom; row++) Array.Fill(_isKnown, true, row * Columns + left, right - left + 1);
    }

    /// <summary>Whether anything of the size of a face changed since the last detection, away from the regions known since.</summary>
    public bool HasMotionElsewhere()
    {
        var shift = Mean(_now) - Mean(_detected);
        var moved = 0;
        for (var i = 0; i < _now.Length; i++)
            if (!_isKnown[i] && MathF.Abs(_now[i] - _detected[i] - shift) > CellMotion) moved++;
        return moved >= LeastMovedCells;
    }

    private static int Cell(float position, int length, int cells) => Math.Clamp((int)(position / length * cells), 0, cells - 1);

    private static float MeanChange(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        // A flash or a fade moves all cells alike, and is no cut.
        var shift = Mean(a) - Mean(b);
        var sum = 0f;
        for (var i = 0; i < a.Length; i++) sum += MathF.Abs(a[i] - b[i] - shift);
        return sum / a.Length;
    }

    private static float Mean(ReadOnlySpan<byte> cells)
    {
        var sum = 0;
        foreach (var cell in cells) sum += cell;
        return sum / (float)cells.Length;
    }

    private float HistogramChange()
    {
        var sum = 0;
        for (var i = 0; i < Bins; i++) sum += Math.Abs(_histogram[i] - _lastHistogram[i]);
        return sum / 2f / _now.Length;
    }

    private void Shrink(ReadOnlySpan<byte> luma, int width, int height, Span<byte> cells)
    {
        if (_columnSums.Length < width) _columnSums = new ushort[width];
        var sums = _columnSums.AsSpan(0, width);
        for (var row = 0; row < Rows; row++)
        {
            int top = row * height / Rows, bottom = Math.Max(top + 1, (row + 1) * height / Rows);
            var step = Math.Max(1, (bottom - top) / RowsPerCell);
            var rows = (bottom - top + step - 1) / step;
            sums.Clear();
            RowSums.Add(luma[(top * width)..], step * width, rows, sums);
            for (var column = 0; column < Columns; column++)
            {
                int left = column * width / Columns, right = Math.Max(left + 1, (column + 1) * width / Columns);
                var sum = 0;
                foreach (var part in sums[left..right]) sum += part;
                cells[row * Columns + column] = (byte)(sum / (rows * (right - left)));
            }
        }
    }
}
