namespace AefVideo.Faces.Tracking;

/// <summary>
/// Pairs rows with columns at the least total cost (the Hungarian method: Kuhn 1955, with the potentials and shortest augmenting paths of
/// Jonker and Volgenant 1987). Nothing is allocated once its arrays are large enough.
/// </summary>
internal sealed class Assignment
{
    private double[] _cost = [];
    private double[] _rowPotential = [];
    private double[] _columnPotential = [];
    private double[] _least = [];
    private int[] _rowOfColumn = [];
    private int[] _previous = [];
    private bool[] _isVisited = [];
    private int _size;

    /// <summary>Cost of a pair; set after <see cref="Resize" /> for every row and column.</summary>
    public double this[int row, int column]
    {
        get => _cost[row * _size + column];
        set => _cost[row * _size + column] = value;
    }

    /// <summary>Makes it square with so many rows and columns; all costs become <paramref name="cost" />.</summary>
    public void Resize(int size, double cost)
    {
        _size = size;
        if (_cost.Length < size * size) Array.Resize(ref _cost, size * size);
        if (_rowPotential.Length < size + 1)
        {
            Array.Resize(ref _rowPotential, size + 1);
            Array.Resize(ref _columnPotential, size + 1);
            Array.Resize(ref _least, size + 1);
            Array.Resize(ref _rowOfColumn, size + 1);
            Array.Resize(ref _previous, size + 1);
            Array.Resize(ref _isVisited, size + 1);
        }
        Array.Fill(_cost, cost, 0, size * size);
    }

    /// <summary>Row of each column, at the least total cost; each row once.</summary>
    public ReadOnlySpan<int> Solve()
    {
        // Index 0 stands for "none"; rows and columns count from 1 inside.
        Array.Clear(_rowPotential);
        Array.Clear(_columnPotential);
        Array.Clear(_rowOfColumn);
        for (var row = 1; row <= _size; row++) Insert(row);
        for (var column = 0; column < _size; column++) _rowOfColumn[column] = _rowOfColumn[column + 1] - 1;
        return _rowOfColumn.AsSpan(0, _size);
    }

    private void Insert(int row)
    {
        Array.Fill(_least, double.PositiveInfinity);
        Array.Clear(_isVisited);
        _rowOfColumn[0] = row;
        var column = 0;
        do
        {
            _isVisited[column] = true;
            var (next, delta) = Nearest(column);
            for (var j = 0; j <= _size; j++)
            {
                if (_isVisited[j])
                {
                    _rowPotential[_rowOfColumn[j]] += delta;
                    _columnPotential[j] -= delta;
                }
                else _least[j] -= delta;
            }
            column = next;
        }
        while (_rowOfColumn[column] != 0);

        for (; column != 0; column = _previous[column]) _rowOfColumn[column] = _rowOfColumn[_previous[column]];
    }

    /// <summary>The column not yet visited that is reached at the least cost from the visited ones, by way of <paramref name="from" />'s row.</summary>
    private (int Column, double Cost) Nearest(int from)
    {
        var row = _rowOfColumn[from];
        var best = (Column: 0, Cost: double.PositiveInfinity);
        for (var j = 1; j <= _size; j++)
        {
            if (_isVisited[j]) continue;
            var reduced = _cost[(row - 1) * _size + j - 1] - _rowPotential[row] - _columnPotential[j];
            if (reduced < _least[j])
            {
                _least[j] = reduced;
                _previous[j] = from;
            }
            if (_least[j] < best.Cost) best = (j, _least[j]);
        }
        return best;
    }
}
