using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;

namespace AefVideo.Pipeline.Nut;

/// <summary>The streams that a NUT writer announces.</summary>
/// <param name="Format">Of every picture.</param>
/// <param name="TimeBase">Unit of the time stamps.</param>
/// <param name="SampleAspectRatio">Width to height of a pixel.</param>
/// <param name="Rate">Frames per second of most frames: a hint for the encoder's rate control.</param>
/// <param name="HasSound">Whether sound comes along, in the one format that live sound has.</param>
internal sealed record NutStream(PictureFormat Format, TimeBase TimeBase, Ratio SampleAspectRatio, Ratio Rate, bool HasSound = false);
