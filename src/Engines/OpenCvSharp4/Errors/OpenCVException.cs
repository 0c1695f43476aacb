namespace OpenCvSharp;

/// <summary>An error that OpenCV reported.</summary>
[Serializable]
public class OpenCVException : Exception
{
    /// <summary>OpenCV's error code.</summary>
    public ErrorCode Status { get; set; }

    /// <summary>The C++ function that failed.</summary>
    public string FuncName { get; set; }

    /// <summary>What OpenCV said.</summary>
    public string ErrMsg { get; set; }

    /// <summary>The C++ source file.</summary>
    public string FileName { get; set; }

    /// <summary>The line in it.</summary>
    public int Line { get; set; }

    public OpenCVException(ErrorCode status, string funcName, string errMsg, string fileName, int line)
        : base(errMsg)
    {
        Status = status;
        FuncName = funcName;
        ErrMsg = errMsg;
        FileName = fileName;
        Line = line;
    }

    public OpenCVException() => FuncName = ErrMsg = FileName = "";

    public OpenCVException(string message)
        : base(message) => FuncName = ErrMsg = FileName = "";

    public OpenCVException(string message, Exception innerException)
        : base(message, innerException) => FuncName = ErrMsg = FileName = "";
}
