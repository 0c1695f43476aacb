namespace FFMpegCore.Arguments;

/// <summary>Options of the pad filter.</summary>
public class PadOptions
{
    public readonly Dictionary<string, string> Parameters = [];

    private PadOptions()
    {
    }

    internal string TextInternal => FilterText.Pairs(Parameters);

    /// <summary>Pads to a size; either expression may be null.</summary>
    public static PadOptions Create(string? width, string? height)
    {
        if (width is null && height is null) throw new ArgumentException("At least one of the parameters must be not null", nameof(width));
        var options = new PadOptions();
        if (width is not null) options.WithParameter("width", width);
        if (height is not null) options.WithParameter("height", height);
        return options;
    }

    /// <summary>Pads to an aspect ratio.</summary>
    public static PadOptions Create(string aspectRatio) => new PadOptions().WithParameter("aspect", aspectRatio);

    public PadOptions WithParameter(string key, string value)
    {
        Parameters.Add(key, value);
        return this;
    }
}
