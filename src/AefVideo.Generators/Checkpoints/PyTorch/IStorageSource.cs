namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>Where the numbers of a checkpoint are.</summary>
internal interface IStorageSource
{
    /// <summary>What was pickled.</summary>
    object? Root { get; }

    /// <summary>Copies the numbers of a storage, little-endian.</summary>
    /// <param name="storage">Which.</param>
    /// <param name="destination">As long as the storage.</param>
    /// <exception cref="AefVideo.Core.Errors.ModelException">They are not there, or are not as many.</exception>
    void Read(PickledStorage storage, Span<byte> destination);
}
