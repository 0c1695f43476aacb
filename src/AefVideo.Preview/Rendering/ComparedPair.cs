namespace AefVideo.Preview.Rendering;

/// <summary>Which two pictures the layouts <see cref="PreviewLayout.Split" /> and <see cref="PreviewLayout.Difference" /> compare.</summary>
public enum ComparedPair
{
    /// <summary>The original and the protected picture.</summary>
    Protection,

    /// <summary>The forgery of the original and that of the protected picture.</summary>
    Forgery,
}
