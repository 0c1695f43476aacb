using System.Drawing;
using System.Globalization;
using FFMpegCore.Enums;

namespace FFMpegCore.Arguments;

/// <summary>A chain of video filters.</summary>
public class VideoFilterOptions
{
    public List<IVideoFilterArgument> Arguments { get; } = [];

    /// <summary>Scales to a height, keeping the aspect ratio.</summary>
    public VideoFilterOptions Scale(VideoSize videoSize) =>
        With("scale", videoSize == VideoSize.Original ? string.Empty : $"-1:{(int)videoSize}");

    public VideoFilterOptions Scale(int width, int height) => With("scale", $"{width}:{height}");

    public VideoFilterOptions Scale(Size size) => Scale(size.Width, size.Height);

    public VideoFilterOptions Transpose(Transposition transposition) =>
        With("transpose", ((int)transposition).ToString(CultureInfo.InvariantCulture));

    public VideoFilterOptions Mirror(Mirroring mirroring) => With(string.Empty, mirroring switch
    {
        Mirroring.Horizontal => "hflip",
        Mirroring.Vertical => "vflip",
        _ => throw new ArgumentOutOfRangeException(nameof(mirroring)),
    });

    public VideoFilterOptions DrawText(DrawTextOptions drawTextOptions) => With("drawtext", drawTextOptions.TextInternal);

    public VideoFilterOptions HardBurnSubtitle(SubtitleHardBurnOptions subtitleHardBurnOptions) => With("subtitles", subtitleHardBurnOptions.TextInternal);

    public VideoFilterOptions BlackDetect(double minimumDuration = 2.0, double pictureBlackRatioThreshold = 0.98, double pixelBlackThreshold = 0.1) =>
        With("blackdetect", string.Create(CultureInfo.InvariantCulture, $"d={minimumDuration}:pic_th={pictureBlackRatioThreshold}:pix_th={pixelBlackThreshold}"));

    public VideoFilterOptions BlackFrame(int amount = 98, int threshold = 32) => With("blackframe", $"amount={amount}:threshold={threshold}");

    public VideoFilterOptions Pad(PadOptions padOptions) => With("pad", padOptions.TextInternal);

    private VideoFilterOptions With(string key, string value)
    {
        Arguments.Add(new FilterArgument(key, value));
        return this;
    }
}
