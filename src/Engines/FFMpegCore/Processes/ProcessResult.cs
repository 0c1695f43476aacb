namespace FFMpegCore.Processes;

/// <summary>How a program ended.</summary>
internal sealed record ProcessResult(int ExitCode, IReadOnlyList<string> ErrorData)
{
    public string ErrorText => string.Join("\n", ErrorData);
}
