using System.Globalization;
using System.Security.Cryptography;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;

namespace AefVideo.Protection;

/// <summary>
/// A universal perturbation: the δ that is added to every aligned face. A safetensors file with the tensor <c>delta</c>
/// of shape [1,3,S,S], RGB, in units of [-1,1] images: 0.05 are 6.375 of 255 grey levels. Never changes once made.
/// </summary>
public sealed class Perturbation
{
    /// <summary>The smallest side, in pixels.</summary>
    public const int MinimumSize = 16;

    /// <summary>The largest side, in pixels.</summary>
    public const int MaximumSize = 2048;

    /// <summary>The largest ε. Ten times the customary bound; whatever is beyond it is a picture, not a perturbation.</summary>
    public const float MaximumEpsilon = 0.5f;

    private const string TensorName = "delta";
    private const int Channels = 3;
    private const float EpsilonSlack = 1e-6f;

    // Doubles of the largest size and a generous header: what is larger is no perturbation, and is not read.
    private const long MaximumBytes = (long)Channels * MaximumSize * MaximumSize * sizeof(double) + (1 << 20);

    private readonly ReadOnlyMemory<byte> _content;
    private readonly float[] _delta;

    private Perturbation(ReadOnlyMemory<byte> content, string name)
    {
        using var file = SafetensorsFile.FromMemory(content, name);
        _content = content;
        Name = name;
        Metadata = new PerturbationMetadata(file.Metadata, name);

        var entry = file.Require(TensorName);
        if (entry.Shape is not [1, Channels, var height, var width] || height != width || width is < MinimumSize or > MaximumSize)
            throw new ModelException($"The tensor “{TensorName}” of {name} has the shape {entry.ShapeText}; a perturbation has [1,3,S,S] with S from {MinimumSize} to {MaximumSize}.");
        Size = (int)width;
        if (Metadata.ImageSize is { } announced && announced != Size)
            throw new ModelException($"{name} contradicts itself: image_size is {announced}, the tensor has {Size}×{Size} pixels.");

        _delta = file.ReadSingles(TensorName);
        Epsilon = CheckValues();
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(content.Span));
    }

    /// <summary>Where it is from: a path, or what the memory was called.</summary>
    public string Name { get; }

    /// <summary>Side in pixels.</summary>
    public int Size { get; }

    /// <summary>The bound on every |δ|, in units of [-1,1] images: as the file says, or else the largest |δ|.</summary>
    public float Epsilon { get; }

    /// <summary>The values [3,S,S]: planes R, G, B, each row by row, in units of [-1,1] images.</summary>
    public ReadOnlyMemory<float> Delta => _delta;

    /// <summary>What the file says about itself.</summary>
    public PerturbationMetadata Metadata { get; }

    /// <summary>SHA-256 of the file's bytes, in lower-case hexadecimal.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelException">The file cannot be read, is damaged, or holds no perturbation.</exception>
    public static Perturbation Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using (var header = SafetensorsFile.Open(path))
        {
            var bytes = header.Tensors.Values.Sum(entry => entry.ByteCount);
            if (bytes > MaximumBytes) throw new ModelException($"{path} is too large for a perturbation: {bytes} bytes.");
        }
        try
        {
            return new(File.ReadAllBytes(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{path} cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="content">All bytes; not copied, and not to be changed afterwards.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="ModelException">It is damaged, or holds no perturbation.</exception>
    public static Perturbation FromMemory(ReadOnlyMemory<byte> content, string name) => new(content, name);

    /// <summary>Makes a perturbation of values.</summary>
    /// <param name="size">Side in pixels.</param>
    /// <param name="delta">The values [3,S,S], RGB, in units of [-1,1] images; copied.</param>
    /// <param name="metadata">What to write about it; image size is added where it lacks.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="ModelException">Size or values are no perturbation's, or contradict the metadata.</exception>
    public static Perturbation FromValues(int size, ReadOnlySpan<float> delta, IReadOnlyDictionary<string, string> metadata, string name)
    {
        if (size is < MinimumSize or > MaximumSize || delta.Length != Channels * size * size)
            throw new ModelException($"{name} has {delta.Length} values for a side of {size}; a perturbation has 3·S·S with S from {MinimumSize} to {MaximumSize}.");
        var entries = new Dictionary<string, string>(metadata, StringComparer.Ordinal);
        entries.TryAdd(PerturbationMetadata.ImageSizeKey, size.ToString(CultureInfo.InvariantCulture));
        return new(SafetensorsWriter.ToBytes([SafetensorsTensor.FromSingles(TensorName, [1, Channels, size, size], delta)], entries), name);
    }

    /// <summary>The control of every comparison: each value +ε or −ε by a fair coin.</summary>
    /// <param name="size">Side in pixels.</param>
    /// <param name="epsilon">ε, in units of [-1,1] images.</param>
    /// <param name="seed">The same seed gives the same perturbation.</param>
    /// <exception cref="ModelException">Size or ε are no perturbation's.</exception>
    public static Perturbation Random(int size, float epsilon, int seed)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"random ±{epsilon} (seed {seed})");
        if (size is < MinimumSize or > MaximumSize)
            throw new ModelException($"A perturbation has a side from {MinimumSize} to {MaximumSize} pixels, not {size}.");
        var bits = new byte[Channels * size * size];
        new Random(seed).NextBytes(bits);
        var delta = Array.ConvertAll(bits, bit => (bit & 0x80) == 0 ? epsilon : -epsilon);
        var metadata = new Dictionary<string, string>
        {
            [PerturbationMetadata.MethodKey] = "random",
            [PerturbationMetadata.EpsilonKey] = epsilon.ToString("R", CultureInfo.InvariantCulture),
            ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
        };
        return FromValues(size, delta, metadata, name);
    }

    /// <summary>A mixture of two perturbations of one size. Where both lie within ε, so does it.</summary>
    /// <param name="from">At 0.</param>
    /// <param name="to">At 1; its metadata are taken over.</param>
    /// <param name="share">Of <paramref name="to" />, 0 to 1.</param>
    /// <exception cref="ArgumentException">The sizes differ, or the share is not from 0 to 1.</exception>
    public static Perturbation Blend(Perturbation from, Perturbation to, float share)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Size != to.Size) throw new ArgumentException($"{from.Name} has a side of {from.Size} pixels, {to.Name} of {to.Size}.", nameof(to));
        if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        var values = new float[from._delta.Length];
        for (var i = 0; i < values.Length; i++) values[i] = (1 - share) * from._delta[i] + share * to._delta[i];
        var entries = new Dictionary<string, string>(to.Metadata.Entries, StringComparer.Ordinal)
        {
            [PerturbationMetadata.EpsilonKey] = MathF.Max(from.Epsilon, to.Epsilon).ToString("R", CultureInfo.InvariantCulture),
        };
        return FromValues(from.Size, values, entries, string.Create(CultureInfo.InvariantCulture, $"{to.Name} ({share:P0})"));
    }

    /// <summary>Writes the file whose <see cref="Fingerprint" /> this is; never a part of it.</summary>
    /// <exception cref="ModelException">The file cannot be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, [_content]);

    private float CheckValues()
    {
        var notNumbers = 0;
        var largest = 0f;
        foreach (var value in _delta)
        {
            if (!float.IsFinite(value)) notNumbers++;
            else largest = MathF.Max(largest, MathF.Abs(value));
        }
        if (notNumbers > 0)
            throw new ModelException($"{notNumbers} of the {_delta.Length} values of {Name} are not finite numbers.");

        var epsilon = Metadata.Epsilon ?? largest;
        if (epsilon is < 0 or > MaximumEpsilon)
            throw new ModelException(string.Create(CultureInfo.InvariantCulture, $"{Name} has ε = {epsilon}, where a perturbation has 0 to {MaximumEpsilon} (in units of [-1,1] images)."));
        if (largest > epsilon + EpsilonSlack)
            throw new ModelException(string.Create(CultureInfo.InvariantCulture, $"{Name} contradicts itself: its largest |δ| is {largest}, its ε {epsilon}."));
        return epsilon;
    }
}
