namespace FFMpegCore.Enums;

/// <summary>Video encoders by name. Each look-up throws an FFMpegException if this ffmpeg lacks the encoder.</summary>
public static class VideoCodec
{
    public static Codec LibX264 => FFMpeg.GetCodec("libx264");
    public static Codec LibX265 => FFMpeg.GetCodec("libx265");
    public static Codec LibVpx => FFMpeg.GetCodec("libvpx");
    public static Codec LibTheora => FFMpeg.GetCodec("libtheora");
    public static Codec MpegTs => FFMpeg.GetCodec("mpegts");
    public static Codec LibaomAv1 => FFMpeg.GetCodec("libaom-av1");
}
