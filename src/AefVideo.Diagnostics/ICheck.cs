namespace AefVideo.Diagnostics;

/// <summary>Looks at one part of the environment.</summary>
public interface ICheck
{
    /// <summary>Of what is checked.</summary>
    string Name { get; }

    /// <summary>What mends it when the check itself fails.</summary>
    string? Fix { get; }

    /// <summary>Looks. May throw: that too is a finding.</summary>
    Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation);
}
