using AefVideo.Generators.Data;

namespace AefVideo.Generators.Tests.Data;

public sealed class PictureStoreTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(27)]
    [InlineData(60)]
    [InlineData(1 << 20)]
    public void Pictures_keep_apart_whatever_the_size_of_a_block(int blockBytes)
    {
        using var store = new PictureStore(7, 3, blockBytes);
        for (var i = 0; i < 7; i++) store[i].Fill((byte)(i + 1));
        for (var i = 0; i < 7; i++)
        {
            Assert.Equal(27, store[i].Length);
            Assert.Equal(-1, store[i].IndexOfAnyExcept((byte)(i + 1)));
        }
    }
}
