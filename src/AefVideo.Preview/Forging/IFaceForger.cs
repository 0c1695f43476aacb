namespace AefVideo.Preview.Forging;

/// <summary>A generator as the preview uses it: one face at a time, as it is and protected. Used by one thread.</summary>
public interface IFaceForger : IDisposable
{
    /// <summary>As the command line names it, such as <c>stargan</c>.</summary>
    string Name { get; }

    /// <summary>As people write it, such as “StarGAN”.</summary>
    string Title { get; }

    /// <summary>Side of the aligned face that it takes, in pixels.</summary>
    int ImageSize { get; }

    /// <summary>What it can do, by name.</summary>
    IReadOnlyList<string> Edits { get; }

    /// <summary>Forges both versions of a face under the same condition.</summary>
    /// <param name="crops"><c>[2, S, S, 3]</c>: the aligned face as it is, then protected; red, green, blue in −1…1.</param>
    /// <param name="person">Tells one face from another: what a face looks like is judged once.</param>
    /// <param name="edit">One of <see cref="Edits" />.</param>
    /// <param name="fromOriginal">Receives <c>[S, S, 3]</c>: red, green, blue in 0…255.</param>
    /// <param name="fromProtected">Likewise.</param>
    /// <returns>L2mask, or null where the edit changes nothing, so that there is nothing to interrupt.</returns>
    double? Forge(ReadOnlySpan<float> crops, FaceIdentity person, string edit, Span<byte> fromOriginal, Span<byte> fromProtected);
}
