namespace AefVideo.Generators.HiSd;

/// <summary>One thing that a tag can be, for example <c>blond</c> of <c>HairColor</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">The data's attribute that tells it, for example <c>Blond_Hair</c>.</param>
/// <param name="IsPresent">Whether that attribute must be there, or must not.</param>
public sealed record HiSdChoice(string Name, string Label, bool IsPresent = true);
