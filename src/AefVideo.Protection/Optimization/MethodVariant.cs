using AefVideo.Core.Errors;

namespace AefVideo.Protection.Optimization;

/// <summary>A method with improvements added to its own or taken from them: what an ablation compares.</summary>
/// <param name="Name">As it was asked for: <c>aef</c>, <c>aef+masked-loss</c>, <c>aef-balanced~step-decay</c>.</param>
/// <param name="Method">The method.</param>
/// <param name="Improvements">The improvements it has in the end.</param>
public sealed record MethodVariant(string Name, Method Method, Improvements Improvements)
{
    private const char Adding = '+';
    private const char Removing = '~';

    /// <summary>The constants of the method, with the variant's improvements.</summary>
    public OptimizationOptions Options => Method.Defaults with { Improvements = Improvements };

    /// <summary>Reads a method's name, followed by any number of <c>+improvement</c> and <c>~improvement</c>.</summary>
    /// <exception cref="UsageException">There is no such method or improvement.</exception>
    public static MethodVariant Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var end = text.AsSpan().IndexOfAny(Adding, Removing);
        if (end < 0) end = text.Length;
        var method = Methods.Find(text[..end]);
        var improvements = method.Defaults.Improvements;
        while (end < text.Length)
        {
            var start = end + 1;
            var length = text.AsSpan(start).IndexOfAny(Adding, Removing);
            var named = ImprovementNames.Parse(length < 0 ? text[start..] : text.Substring(start, length));
            improvements = text[end] == Adding ? improvements | named : improvements & ~named;
            end = length < 0 ? text.Length : start + length;
        }
        return new(text, method, improvements);
    }
}
