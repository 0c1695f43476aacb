using AefVideo.Core.Imaging;
using AefVideo.Faces.Detection;

namespace AefVideo.Faces.Tests;

public sealed class SmallColorTests
{
    [Theory]
    [InlineData(ColorMatrix.Bt601, false)]
    [InlineData(ColorMatrix.Bt709, true)]
    [InlineData(ColorMatrix.Bt2020, false)]
    public void Many_samples_become_what_each_becomes_alone(ColorMatrix matrix, bool fullRange)
    {
        var random = new Random(8);
        for (var length = 0; length < 40; length++)
        {
            byte[] luma = new byte[length], cb = new byte[length], cr = new byte[length];
            random.NextBytes(luma);
            random.NextBytes(cb);
            random.NextBytes(cr);
            var together = new float[3 * length];
            SmallColor.FromYuv(luma, cb, cr, matrix, fullRange, together);
            var alone = new float[3 * length];
            for (var i = 0; i < length; i++) SmallColor.FromYuv(luma.AsSpan(i, 1), cb.AsSpan(i, 1), cr.AsSpan(i, 1), matrix, fullRange, alone.AsSpan(3 * i, 3));
            Assert.Equal(alone, together);
        }
    }

    /// <summary>White, black and the primaries of ITU-R BT.601 in video range, rounded.</summary>
    [Theory]
    [InlineData(16, 128, 128, -1, -1, -1)]
    [InlineData(235, 128, 128, 1, 1, 1)]
    [InlineData(81, 90, 240, 1, -1, -1)]
    [InlineData(145, 54, 34, -1, 1, -1)]
    [InlineData(41, 240, 110, -1, -1, 1)]
    public void Known_colours_come_out(byte y, byte cb, byte cr, float red, float green, float blue)
    {
        var rgb = new float[12];
        SmallColor.FromYuv([y, y, y, y], [cb, cb, cb, cb], [cr, cr, cr, cr], ColorMatrix.Bt601, fullRange: false, rgb);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(red, rgb[3 * i], 0.02f);
            Assert.Equal(green, rgb[3 * i + 1], 0.02f);
            Assert.Equal(blue, rgb[3 * i + 2], 0.02f);
        }
    }
}
