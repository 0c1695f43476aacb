namespace EngineConformance;

/// <summary>The command line does not say what to compare.</summary>
internal sealed class UsageException(string message) : Exception(message);
