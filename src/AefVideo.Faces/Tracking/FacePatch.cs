using System.Numerics;
using System.Runtime.InteropServices;
using OpenCvSharp;

namespace AefVideo.Faces.Tracking;

/// <summary>
/// The luma around one face, scaled down by a power of two to a fixed size. Following points in it costs the same for every face and picture
/// size, and is as exact relative to the face.
/// </summary>
internal sealed class FacePatch : IDisposable
{
    /// <summary>Side in samples.</summary>
    public const int Size = 128;

    private readonly byte[] _samples = GC.AllocateArray<byte>(Size * Size, pinned: true);
    private readonly Mat _image;
    private ushort[] _sums = [];

    public FacePatch()
    {
        unsafe
        {
            fixed (byte* first = _samples) _image = Mat.FromPixelData(Size, Size, MatType.CV_8UC1, (nint)first);
        }
        Image = InputArray.Create(_image);
    }

    /// <summary>The samples as OpenCV reads them.</summary>
    public InputArray Image { get; }

    /// <summary>The samples, row by row.</summary>
    public ReadOnlySpan<byte> Samples => _samples;

    /// <summary>Where the samples come from.</summary>
    public PatchPlace Place { get; private set; }

    /// <summary>Fills the patch from a luma plane without gaps; beyond its border the last sample is repeated.</summary>
    public void Cut(ReadOnlySpan<byte> luma, int width, int height, PatchPlace place)
    {
        Place = place;
        var step = 1 << place.Level;
        int columns = width >> place.Level, rows = height >> place.Level;
        int first = Math.Clamp(place.Left, 0, columns - 1), last = Math.Clamp(place.Left + Size - 1, 0, columns - 1);
        var used = (last - first + 1) * step;
        if (_sums.Length < used) _sums = new ushort[used];

        for (var row = 0; row < Size; row++)
        {
            var target = _samples.AsSpan(row * Size, Size);
            var level = Math.Clamp(place.Top + row, 0, rows - 1);
            if (row > 0 && level == Math.Clamp(place.Top + row - 1, 0, rows - 1))
            {
                _samples.AsSpan((row - 1) * Size, Size).CopyTo(target);
                continue;
            }
            var inside = target.Slice(first - place.Left is var lead && lead > 0 ? Math.Min(lead, Size - 1) : 0);
            inside = inside[..Math.Min(inside.Length, last - first + 1)];
            var source = luma.Slice(level * step * width + first * step);
            if (step == 1) source[..inside.Length].CopyTo(inside);
            else Average(source, width, step, inside);
            Repeat(target, place.Left, first, last);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Image.Dispose();
        _image.Dispose();
    }

    /// <summary>Means of squares of <paramref name="step" /> samples.</summary>
    private void Average(ReadOnlySpan<byte> source, int width, int step, Span<byte> means)
    {
        var count = means.Length * step;
        var sums = _sums.AsSpan(0, count);
        sums.Clear();
        RowSums.Add(source, width, step, sums);

        var shift = 2 * BitOperations.Log2((uint)step);
        var half = 1u << (shift - 1);
        if (step == 2)
        {
            var pairs = MemoryMarshal.Cast<ushort, uint>(sums);
            for (var i = 0; i < means.Length; i++) means[i] = (byte)(((pairs[i] & 0xFFFF) + (pairs[i] >> 16) + half) >> shift);
            return;
        }

        // Four columns at a time lie in one word: halves of it are added to each other.
        const ulong EverySecond = 0x0000_FFFF_0000_FFFF;
        var words = MemoryMarshal.Cast<ushort, ulong>(sums);
        var perMean = step / 4;
        for (var i = 0; i < means.Length; i++)
        {
            ulong sum = half;
            foreach (var word in words.Slice(i * perMean, perMean))
            {
                var pairs = (word & EverySecond) + ((word >> 16) & EverySecond);
                sum += (pairs & 0xFFFF_FFFF) + (pairs >> 32);
            }
            means[i] = (byte)(sum >> shift);
        }
    }

    private static void Repeat(Span<byte> row, int left, int first, int last)
    {
        var lead = Math.Min(first - left, Size - 1);
        if (lead > 0) row[..lead].Fill(row[lead]);
        var end = Math.Max(last - left, 0);
        if (end < Size - 1) row[(end + 1)..].Fill(row[end]);
    }
}
