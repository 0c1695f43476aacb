using AefVideo.Core.Imaging;

namespace AefVideo.Protection.Kernel;

/// <summary>Where the samples of a plane lie, in continuous luma coordinates: the centre of sample (column, row) is (StepX·column + X, StepY·row + Y).</summary>
internal readonly record struct PlaneGrid(int Columns, int Rows, int StepX, int StepY, double X, double Y)
{
    /// <summary>The samples of a plane of a format.</summary>
    public static PlaneGrid Of(PictureFormat format, int plane)
    {
        if (plane == 0) return new(format.Width, format.Height, 1, 1, 0.5, 0.5);

        // Between the luma samples, or on the first of them.
        var x = format.ChromaStepX == 2 && format.Siting is ChromaSiting.Center ? 1 : 0.5;
        var y = format.ChromaStepY == 2 && format.Siting is not ChromaSiting.TopLeft ? 1 : 0.5;
        return new(format.Columns(plane), format.Rows(plane), format.ChromaStepX, format.ChromaStepY, x, y);
    }

    /// <summary>Luma pixels from one sample to the next; the geometric mean where the two directions differ.</summary>
    public double Step => Math.Sqrt(StepX * StepY);
}
