using AefVideo.Preview.Forging;
using AefVideo.Preview.Graphics;

namespace AefVideo.Preview.Rendering;

/// <summary>The newest forgeries of each generator on the graphics card. Both of a pair come with the same upload, so that they are always of the same frame.</summary>
internal sealed class ForgedTextures : IDisposable
{
    private readonly (Texture FromOriginal, Texture FromProtected)[] _textures;
    private readonly ForgedState[] _states;
    private readonly PixelStream _stream;

    public ForgedTextures(GlDevice device, IReadOnlyList<IFaceForger> forgers)
    {
        _textures = [.. forgers.Select(forger => (New(forger.ImageSize), New(forger.ImageSize)))];
        _states = new ForgedState[forgers.Count];
        _stream = new(device, forgers.Sum(forger => 2 * 3 * forger.ImageSize * forger.ImageSize));

        Texture New(int size) => new(device, TextureKind.Rgb, size, size);
    }

    /// <summary>What a generator made last.</summary>
    public ForgedState State(int forger) => _states[forger];

    /// <summary>Its forgery of the original.</summary>
    public Texture FromOriginal(int forger) => _textures[forger].FromOriginal;

    /// <summary>Its forgery of the protected picture.</summary>
    public Texture FromProtected(int forger) => _textures[forger].FromProtected;

    /// <summary>Sends a set.</summary>
    public void Upload(ForgedSet set)
    {
        var memory = _stream.Open();
        var offset = 0;
        foreach (var pair in set.Pairs)
        {
            if (!pair.IsMade) continue;
            pair.FromOriginal.CopyTo(memory[offset..]);
            offset += pair.FromOriginal.Length;
            pair.FromProtected.CopyTo(memory[offset..]);
            offset += pair.FromProtected.Length;
        }
        _stream.Close();
        offset = 0;
        for (var i = 0; i < set.Pairs.Count; i++)
        {
            var pair = set.Pairs[i];
            if (!pair.IsMade) continue;
            _stream.Fill(_textures[i].FromOriginal, 0, pair.Size, offset);
            offset += pair.FromOriginal.Length;
            _stream.Fill(_textures[i].FromProtected, 0, pair.Size, offset);
            offset += pair.FromProtected.Length;
            _states[i] = new(true, set.Person, set.Time, pair.Edit, pair.L2Mask, pair.Took);
        }
        _stream.Release();
    }

    public void Dispose()
    {
        _stream.Dispose();
        foreach (var (fromOriginal, fromProtected) in _textures)
        {
            fromOriginal.Dispose();
            fromProtected.Dispose();
        }
    }
}
