using AefVideo.Faces.Tracking;

namespace AefVideo.Faces.Tests;

public sealed class RowSumsTests
{
    /// <summary>Widths with and without a rest behind whole vectors, numbers of rows likewise, and nothing behind the last of them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(64)]
    [InlineData(333)]
    public void Every_row_is_added_to_its_columns_once(int columns)
    {
        var random = new Random(columns);
        foreach (var stride in (int[])[columns, columns + 7])
        {
            for (var count = 0; count < 10; count++)
            {
                var rows = new byte[Math.Max(0, (count - 1) * stride + columns)];
                random.NextBytes(rows);
                var sums = Enumerable.Range(0, columns).Select(_ => (ushort)random.Next(1000)).ToArray();
                var expected = sums.Select((sum, column) => (ushort)(sum + Enumerable.Range(0, count).Sum(row => rows[row * stride + column]))).ToArray();
                RowSums.Add(rows, stride, count, sums);
                Assert.Equal(expected, sums);
            }
        }
    }
}
