using AefVideo.Faces.Tracking;

namespace AefVideo.Faces.Tests;

public class AssignmentTests
{
    [Fact]
    public void The_total_is_as_small_as_of_any_permutation()
    {
        var random = new Random(3);
        var assignment = new Assignment();
        for (var round = 0; round < 200; round++)
        {
            var size = random.Next(1, 7);
            assignment.Resize(size, 0);
            for (var row = 0; row < size; row++)
                for (var column = 0; column < size; column++)
                    assignment[row, column] = random.Next(100);
            var rows = assignment.Solve().ToArray();
            Assert.Equal(Enumerable.Range(0, size), rows.Order());
            Assert.Equal(Least(assignment, size, 0, 0), rows.Select((row, column) => assignment[row, column]).Sum());
        }
    }

    [Fact]
    public void The_nearest_pair_does_not_win_where_it_leaves_a_bad_one()
    {
        var assignment = new Assignment();
        assignment.Resize(2, 0);
        (assignment[0, 0], assignment[0, 1], assignment[1, 0], assignment[1, 1]) = (0.3, 0.25, 1000, 0.3);
        Assert.Equal([0, 1], assignment.Solve().ToArray());
    }

    [Fact]
    public void Nothing_can_be_paired_with_nothing()
    {
        var assignment = new Assignment();
        assignment.Resize(0, 1);
        Assert.Equal(0, assignment.Solve().Length);
    }

    private static double Least(Assignment assignment, int size, int column, int used) =>
        column == size ? 0 : Enumerable.Range(0, size)
            .Where(row => (used & (1 << row)) == 0)
            .Min(row => assignment[row, column] + Least(assignment, size, column + 1, used | (1 << row)));
}
