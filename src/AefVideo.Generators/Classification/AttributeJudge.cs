using System.Security.Cryptography;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Generators.Checkpoints;
using static TorchSharp.torch;

namespace AefVideo.Generators.Classification;

/// <summary>
/// Says which attributes faces have: a trained classifier with a threshold for each attribute. It looks at every picture and at its mirror image and takes the mean.
/// That is how it is found out whether an edit arrived. It computes no gradients.
/// </summary>
public sealed class AttributeJudge : IDisposable
{
    private readonly AttributeClassifier _classifier;
    private readonly Tensor _thresholds;

    private AttributeJudge(AttributeClassifier classifier, float[] thresholds, string fingerprint)
    {
        (_classifier, Fingerprint) = (classifier, fingerprint);
        _classifier.eval();
        _thresholds = tensor(thresholds).DetachFromDisposeScope();
    }

    /// <summary>What the columns of <see cref="Margins" /> and <see cref="Predict" /> mean.</summary>
    public IReadOnlyList<string> Attributes => _classifier.Options.Attributes;

    /// <summary>SHA-256 of its file, hex.</summary>
    public string Fingerprint { get; }

    /// <summary>The type in which most of the network computes; float32 unless set.</summary>
    public ScalarType ComputeType
    {
        get => _classifier.ComputeType;
        set => _classifier.ComputeType = value;
    }

    /// <summary>Opens the classifier that comes with the program.</summary>
    /// <exception cref="EnvironmentException">It is not there.</exception>
    /// <exception cref="ModelException">It is damaged.</exception>
    public static AttributeJudge OpenShipped() => Open(MediaFolder.Find("models", "classifier.safetensors"));

    /// <summary>Opens a calibrated classifier.</summary>
    /// <exception cref="ModelException">The file cannot be read, is damaged, is something else, or holds no thresholds.</exception>
    public static AttributeJudge Open(string path)
    {
        using var state = TensorFile.Read(path);
        var options = ClassifierMetadata.Read(path, state.Metadata);
        var thresholds = ClassifierMetadata.ReadThresholds(path, state.Metadata, options.Attributes.Count);
        var classifier = new AttributeClassifier(options);
        try
        {
            StateLoader.Load(classifier, state, path);
            using var stream = File.OpenRead(path);
            return new(classifier, thresholds, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        catch
        {
            classifier.Dispose();
            throw;
        }
    }

    /// <summary>How clearly the attributes are there: logits less the thresholds.</summary>
    /// <param name="images">[N, 3, H, W] in [−1, 1], float32, of any size.</param>
    /// <returns>float32 [N, attributes]; above 0 where the picture has the attribute. Belongs to the caller's dispose scope.</returns>
    public Tensor Margins(Tensor images)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        return Logits(_classifier, images).sub(_thresholds).MoveToOuterDisposeScope();
    }

    /// <summary>Whether the attributes are there.</summary>
    /// <param name="images">[N, 3, H, W] in [−1, 1], float32, of any size.</param>
    /// <returns>bool [N, attributes]; belongs to the caller's dispose scope.</returns>
    public Tensor Predict(Tensor images)
    {
        using var margins = Margins(images);
        return margins.gt(0);
    }

    /// <summary>The column of an attribute.</summary>
    /// <exception cref="UsageException">The classifier does not know it.</exception>
    public int Column(string attribute)
    {
        for (var i = 0; i < Attributes.Count; i++)
            if (Attributes[i] == attribute) return i;
        throw new UsageException($"The classifier does not know the attribute {attribute}; it knows {string.Join(", ", Attributes)}.");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _thresholds.Dispose();
        _classifier.Dispose();
    }

    /// <summary>Mean logits of pictures and their mirror images.</summary>
    internal static Tensor Logits(AttributeClassifier classifier, Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return (classifier.call(images) + classifier.call(images.flip(3))) / 2;
    }
}
