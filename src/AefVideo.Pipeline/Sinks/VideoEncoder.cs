using AefVideo.Core.Imaging;

namespace AefVideo.Pipeline.Sinks;

/// <summary>One of ffmpeg's encoders, with its options.</summary>
/// <param name="Name">ffmpeg's name, such as "libx264".</param>
/// <param name="Options">What comes after <c>-c:v</c>.</param>
/// <param name="PixelFormat">ffmpeg's name of the sample format it gets.</param>
/// <param name="Layout">The same as a layout.</param>
/// <param name="NeedsEvenSize">Whether a subsampled picture must have even sides.</param>
/// <param name="Upload">Filter that brings pictures to the graphics card; empty if none.</param>
/// <param name="Device">Global options that open the graphics card; empty if none.</param>
internal sealed record VideoEncoder(
    string Name, string Options, string PixelFormat, PixelLayout Layout, bool NeedsEvenSize, string Upload = "", string Device = "");
