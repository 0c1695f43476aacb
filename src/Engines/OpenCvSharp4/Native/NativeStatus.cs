namespace OpenCvSharp.Internal;

/// <summary>What an entry point of the shim returns.</summary>
internal enum NativeStatus
{
    Ok = 0,
    OpenCvError = 1,
    NullHandle = 2,
    OtherError = 3,
}
