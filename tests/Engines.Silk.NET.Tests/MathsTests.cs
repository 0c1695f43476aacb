using System.Numerics;
using Silk.NET.Maths;

namespace AefVideo.Tests;

/// <summary>The vectors and rectangles that windows speak in.</summary>
public sealed class MathsTests
{
    [Fact]
    public void Vectors_are_added_and_compared()
    {
        var vector = new Vector2D<int>(3, 4);
        Assert.Equal(new Vector2D<int>(4, 5), vector + Vector2D<int>.One);
        Assert.Equal(new Vector2D<int>(2, 4), vector - Vector2D<int>.UnitX);
        Assert.Equal(new Vector2D<int>(6, 8), vector * 2);
        Assert.Equal(new Vector2D<int>(1, 2), vector / 2);
        Assert.Equal(new Vector2D<int>(-3, -4), -vector);
        Assert.Equal(5, vector.Length);
        Assert.Equal(25, vector.LengthSquared);
        Assert.Equal((3, 4), (vector[0], vector[1]));
        Assert.Throws<IndexOutOfRangeException>(() => vector[2]);
        Assert.True(vector == new Vector2D<int>(3, 4) && vector != new Vector2D<int>(3));
        Assert.Equal(new Vector2(3, 4), (Vector2)vector);
        Assert.Equal(2.5, new Vector2D<double>(1.5, 2).Length);
    }

    [Fact]
    public void A_rectangle_contains_its_edge()
    {
        var rectangle = new Rectangle<int>(new Vector2D<int>(10, 20), new Vector2D<int>(30, 40));
        Assert.Equal(new Vector2D<int>(25, 40), rectangle.Center);
        Assert.Equal(new Vector2D<int>(40, 60), rectangle.Max);
        Assert.True(rectangle.Contains(new Vector2D<int>(10, 20)));
        Assert.True(rectangle.Contains(new Vector2D<int>(40, 60)));
        Assert.False(rectangle.Contains(new Vector2D<int>(41, 60)));
        Assert.False(rectangle.Contains(new Vector2D<int>(9, 30)));
    }
}
