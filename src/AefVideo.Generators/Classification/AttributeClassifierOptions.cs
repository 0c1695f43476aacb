namespace AefVideo.Generators.Classification;

/// <summary>The shape of an <see cref="AttributeClassifier" />.</summary>
public sealed record AttributeClassifierOptions
{
    /// <summary>All of CelebA's attributes, in its order. Those that nobody asks for later still teach the network what a face consists of.</summary>
    public static IReadOnlyList<string> CelebAAttributes { get; } =
    [
        "5_o_Clock_Shadow", "Arched_Eyebrows", "Attractive", "Bags_Under_Eyes", "Bald", "Bangs", "Big_Lips", "Big_Nose", "Black_Hair", "Blond_Hair",
        "Blurry", "Brown_Hair", "Bushy_Eyebrows", "Chubby", "Double_Chin", "Eyeglasses", "Goatee", "Gray_Hair", "Heavy_Makeup", "High_Cheekbones",
        "Male", "Mouth_Slightly_Open", "Mustache", "Narrow_Eyes", "No_Beard", "Oval_Face", "Pale_Skin", "Pointy_Nose", "Receding_Hairline", "Rosy_Cheeks",
        "Sideburns", "Smiling", "Straight_Hair", "Wavy_Hair", "Wearing_Earrings", "Wearing_Hat", "Wearing_Lipstick", "Wearing_Necklace", "Wearing_Necktie", "Young",
    ];

    /// <summary>What the outputs tell, in order.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = CelebAAttributes;

    /// <summary>Height and width in pixels to which pictures are brought before the network looks at them.</summary>
    public int WorkingSize { get; init; } = 64;

    /// <summary>Channels of each stage; from one to the next the picture is halved.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [32, 64, 128, 192];

    /// <summary>Residual blocks in each stage.</summary>
    public int BlocksPerStage { get; init; } = 1;

    /// <summary>Share of the features that is dropped in training.</summary>
    public double Dropout { get; init; } = 0.2;
}
