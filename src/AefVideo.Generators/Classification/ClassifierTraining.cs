namespace AefVideo.Generators.Classification;

/// <summary>What is particular to training a classifier.</summary>
public sealed record ClassifierTraining
{
    /// <summary>Attributes that matter; the others' losses count <see cref="AuxiliaryWeight" />.</summary>
    public IReadOnlyList<string> MainAttributes { get; init; } =
    [
        "Bald", "Bangs", "Black_Hair", "Blond_Hair", "Brown_Hair", "Bushy_Eyebrows", "Eyeglasses", "Male", "Mouth_Slightly_Open", "Mustache", "No_Beard", "Pale_Skin", "Smiling", "Young",
    ];

    /// <summary>Weight of the other attributes.</summary>
    public double AuxiliaryWeight { get; init; } = 0.5;

    /// <summary>AdamW's weight decay.</summary>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>Truth is taken for 1 − this/2 instead of 1, since a part of CelebA's labels is wrong.</summary>
    public double LabelSmoothing { get; init; } = 0.05;

    /// <summary>Up to this share of another picture, and of its labels, is mixed into each (Zhang et al. 2017, arXiv 1710.09412).</summary>
    public double Mixing { get; init; } = 0.2;

    /// <summary>A rare answer weighs as much as a frequent one, but no more than this many times the mean.</summary>
    public double MostBalance { get; init; } = 5;
}
