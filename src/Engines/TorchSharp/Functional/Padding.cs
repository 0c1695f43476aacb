namespace TorchSharp;

/// <summary>Padding of a convolution by its result: none, or as much as keeps the size.</summary>
public enum Padding
{
    Valid = 0,
    Same = 1
}
