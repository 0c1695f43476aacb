using AefVideo.Preview.Rendering;

namespace AefVideo.Preview;

/// <summary>What the presenter has chosen. Changed and read by the render thread.</summary>
internal sealed class PreviewState
{
    /// <summary>Factors by which differences are shown.</summary>
    public static readonly int[] Gains = [1, 2, 4, 8, 16, 32, 64];

    private readonly int[] _gains = [Array.IndexOf(Gains, 16), Array.IndexOf(Gains, 2)];
    private float _strength = 1;
    private float _divider = 0.5f;

    public PreviewLayout Layout { get; set; }

    public ComparedPair Pair { get; set; }

    /// <summary>Where the split stands, 0 (left) to 1.</summary>
    public float Divider
    {
        get => _divider;
        set => _divider = Math.Clamp(value, 0, 1);
    }

    /// <summary>Share of the perturbation that is added, 0 to 1.</summary>
    public float Strength
    {
        get => _strength;
        set => _strength = Math.Clamp(value, 0, 1);
    }

    /// <summary>By how much differences are shown larger: one for either pair, since forgeries differ far more.</summary>
    public int Gain => Gains[_gains[(int)Pair]];

    /// <summary>By how much the perturbation is shown larger.</summary>
    public int DeltaGain => Gains[_gains[(int)ComparedPair.Protection]];

    /// <summary>Number of the generator.</summary>
    public int Forger { get; set; }

    /// <summary>For each generator, the number of its edit.</summary>
    public required int[] Edits { get; init; }

    /// <summary>Which face is forged, counted from the largest.</summary>
    public int Face { get; set; }

    /// <summary>Whether numbers stand beside the pictures.</summary>
    public bool ShowsNumbers { get; set; } = true;

    /// <summary>Whether there is anything but pictures.</summary>
    public bool ShowsInterface { get; set; } = true;

    /// <summary>Whether faces and their key points are marked.</summary>
    public bool ShowsFaces { get; set; } = true;

    /// <summary>Whether the keys are explained.</summary>
    public bool ShowsHelp { get; set; }

    /// <summary>Whether the panels show the face only.</summary>
    public bool IsZoomed { get; set; }

    /// <summary>Takes the next larger or smaller factor.</summary>
    public void ChangeGain(int steps)
    {
        ref var gain = ref _gains[Layout == PreviewLayout.Perturbation ? (int)ComparedPair.Protection : (int)Pair];
        gain = Math.Clamp(gain + steps, 0, Gains.Length - 1);
    }

    /// <summary>Takes the nearest of <see cref="Gains" />.</summary>
    public void SetGain(int factor) => _gains[(int)Pair] = Array.IndexOf(Gains, Gains.MinBy(gain => Math.Abs(gain - factor)));
}
