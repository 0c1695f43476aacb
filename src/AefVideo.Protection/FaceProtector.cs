using System.Runtime.InteropServices;
using AefVideo.Core.Imaging;
using AefVideo.Protection.Kernel;

namespace AefVideo.Protection;

/// <summary>
/// Adds a perturbation to the faces of pictures, in place. Each face's δ is warped by its similarity into the rotated square
/// that it fills, feathered at the border, sampled for each plane at its own sites from a level of fitting size, rounded and added
/// with saturation at 0 and 255. Where squares overlap, a sample takes the δ of the face whose centre is nearest, and only that:
/// no sample changes by more than ε (as a plane of its kind has it), and the order of the faces does not matter.
/// Allocates nothing once a kind of picture has been seen. Safe for use by several threads on different pictures.
/// </summary>
public sealed class FaceProtector : IFaceProtector
{
    // Beyond this many faces in one picture, working memory comes from the heap.
    private const int FacesOnStack = 32;

    private readonly DeltaPlanes _planes;
    private readonly RowKernel _kernel;

    /// <param name="perturbation">What to add.</param>
    /// <param name="strength">What to multiply it with, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The strength is not from 0 to 1.</exception>
    public FaceProtector(Perturbation perturbation, float strength = 1)
        : this(perturbation, strength, RowKernel.Fastest)
    {
    }

    internal FaceProtector(Perturbation perturbation, float strength, RowKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(perturbation);
        if (strength is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(strength), strength, "A strength is from 0 to 1.");
        Perturbation = perturbation;
        Strength = strength;
        _planes = new(perturbation, strength);
        _kernel = kernel;
    }

    /// <summary>What is added.</summary>
    public Perturbation Perturbation { get; }

    /// <summary>What it is multiplied with, 0 to 1.</summary>
    public float Strength { get; }

    /// <summary>Makes beforehand what <see cref="Protect" /> needs for a kind of picture, so that its first picture takes no longer than the others.</summary>
    public void Prepare(PictureFormat format)
    {
        ArgumentNullException.ThrowIfNull(format);
        for (var plane = 0; plane < DeltaPlanes.PlanesPerKind; plane++) _ = _planes.For(format, plane);
    }

    /// <summary>Protects the faces of a picture.</summary>
    /// <param name="picture">Changed in place.</param>
    /// <param name="fromAligned">
    /// For each face, from the aligned unit square [0,1]² (the perturbation's extent) to luma pixels in continuous coordinates:
    /// the centre of the top left pixel is (0.5, 0.5). Faces may lie partly or wholly outside the picture; a face that is not
    /// finite, or has a side of less than one pixel, changes nothing.
    /// </param>
    /// <returns>How far the picture was changed.</returns>
    public ProtectionMeasure Protect(Picture picture, ReadOnlySpan<SimilarityTransform> fromAligned)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var format = picture.Format;
        var placements = fromAligned.Length <= FacesOnStack ? stackalloc FacePlacement[FacesOnStack] : new FacePlacement[fromAligned.Length];
        var runs = fromAligned.Length <= FacesOnStack ? stackalloc SampleRun[FacesOnStack + 1] : new SampleRun[fromAligned.Length + 1];
        var measure = new ProtectionMeasure(0, 0, format.ByteCount);

        var luma = Place(fromAligned, PlaneGrid.Of(format, 0), placements);
        measure += AddPlanes(picture, 0, luma, runs);
        if (format.PlaneCount > 1)
        {
            var chroma = Place(fromAligned, PlaneGrid.Of(format, 1), placements);
            measure += AddPlanes(picture, 1, chroma, runs);
        }
        return measure;
    }

    private static Span<FacePlacement> Place(ReadOnlySpan<SimilarityTransform> fromAligned, PlaneGrid grid, Span<FacePlacement> placements)
    {
        var count = 0;
        foreach (var face in fromAligned)
        {
            if (!FacePlacement.CanPlace(face)) continue;
            var placement = new FacePlacement(face, grid);
            if (placement.Columns.Count > 0 && placement.Rows.Count > 0 && !Holds(placements[..count], placement)) placements[count++] = placement;
        }
        return placements[..count];
    }

    private static bool Holds(ReadOnlySpan<FacePlacement> placements, in FacePlacement placement)
    {
        foreach (ref readonly var other in placements)
            if (other.IsSameAs(placement)) return true;
        return false;
    }

    /// <summary>What of a row's samples remains to a face after all others have taken theirs.</summary>
    private static int Share(ReadOnlySpan<FacePlacement> faces, int face, int row, Span<SampleRun> runs)
    {
        runs[0] = faces[face].Row(row);
        var count = runs[0].Count > 0 ? 1 : 0;
        for (var other = 0; other < faces.Length && count > 0; other++)
        {
            if (other == face || row < faces[other].Rows.First || row > faces[other].Rows.Last || !faces[face].MayMeet(faces[other])) continue;
            count = Subtract(runs, count, faces[other].TakenFrom(faces[face], row));
        }
        return count;
    }

    private static int Subtract(Span<SampleRun> runs, int count, SampleRun taken)
    {
        if (taken.Count <= 0) return count;
        for (var i = count - 1; i >= 0; i--)
        {
            var run = runs[i];
            if (taken.Last < run.First || taken.First > run.Last) continue;
            SampleRun left = new(run.First, taken.First - 1), right = new(taken.Last + 1, run.Last);
            if (left.Count > 0)
            {
                runs[i] = left;
                if (right.Count > 0) runs[count++] = right;
            }
            else if (right.Count > 0)
            {
                runs[i] = right;
            }
            else
            {
                runs[i] = runs[--count];
            }
        }
        return count;
    }

    /// <summary>Adds to plane 0, or to planes 1 and 2.</summary>
    private unsafe ProtectionMeasure AddPlanes(Picture picture, int plane, ReadOnlySpan<FacePlacement> faces, Span<SampleRun> runs)
    {
        var format = picture.Format;
        var samplesPerPlace = plane > 0 ? 2 : format.Layout is PixelLayout.Bgr24 ? 3 : 1;
        var step = PlaneGrid.Of(format, plane).Step;
        var stride = format.Stride(plane);
        var samples0 = (byte*)picture.PlaneAddress(plane);
        var samples1 = plane > 0 ? (byte*)picture.PlaneAddress(plane + 1) : null;
        long squares = 0, touched = 0;
        RowWalk walk = new() { Below = stride };
        for (var i = 0; i < faces.Length; i++)
        {
            ref readonly var face = ref MemoryMarshal.GetReference(faces[i..]);
            var density = step * _planes.Size / face.Side;
            var level = _planes.For(format, plane).LevelFor(density);
            walk.Pairs0 = level.Pairs;
            if (samplesPerPlace >= 2) walk.Pairs1 = _planes.For(format, plane + 1).LevelFor(density).Pairs;
            if (samplesPerPlace == 3) walk.Pairs2 = _planes.For(format, plane + 2).LevelFor(density).Pairs;
            walk.Place(face, level);

            for (var row = face.Rows.First; row <= face.Rows.Last; row++)
            {
                var count = Share(faces, i, row, runs);
                foreach (var run in runs[..count])
                {
                    var u = FixedPoint.RowCoordinate(face.U(run.First, row) * level.Size + 0.5);
                    var v = FixedPoint.RowCoordinate(face.V(run.First, row) * level.Size + 0.5);
                    var at = (nint)row * stride + run.First;
                    squares += samplesPerPlace switch
                    {
                        1 => _kernel.AddPlane(samples0 + at, run.Count, u, v, walk),
                        2 => _kernel.AddPair(samples0 + at, samples1 + at, run.Count, u, v, walk),
                        _ => _kernel.AddInterleaved(samples0 + (nint)row * stride + 3 * run.First, run.Count, u, v, walk),
                    };
                    touched += (long)samplesPerPlace * run.Count;
                }
            }
        }
        GC.KeepAlive(picture);
        GC.KeepAlive(_planes);
        return new(squares, touched, 0);
    }
}
