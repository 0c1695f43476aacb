using FFMpegCore;
using FFMpegCore.Enums;
using FFMpegCore.Exceptions;

namespace AefVideo.Tests;

public sealed class CapabilityTests
{
    [Fact]
    public void Codecs_are_told_with_their_abilities()
    {
        var png = FFMpeg.GetCodec("png");
        Assert.Equal((CodecType.Video, true, true, true, false), (png.Type, png.DecodingSupported, png.EncodingSupported, png.IsLossless, png.IsLossy));
        Assert.True(FFMpeg.GetCodec("mjpeg").IsIntraFrameOnly);
        Assert.True(FFMpeg.GetCodec("mjpeg").IsLossy);
        Assert.Equal(FeatureStatus.Supported, png.EncoderFeatureLevel.SupportsFrameLevelMultithreading);
        Assert.False(png.EncoderFeatureLevel.IsExperimental);
        Assert.Contains("PNG", png.Description, StringComparison.Ordinal);

        Assert.True(FFMpeg.TryGetCodec("flac", out var flac));
        Assert.Equal(CodecType.Audio, flac.Type);
        Assert.Contains(FFMpeg.GetVideoCodecs(), codec => codec.Name == "ffv1");
        Assert.Contains(FFMpeg.GetAudioCodecs(), codec => codec.Name == "aac");
        Assert.Contains(FFMpeg.GetSubtitleCodecs(), codec => codec.Name == "subrip");
        Assert.Contains(FFMpeg.GetDataCodecs(), codec => codec.Type == CodecType.Data);
        Assert.DoesNotContain(FFMpeg.GetCodecs(), codec => codec.Name == "=");
        Assert.False(FFMpeg.TryGetCodec("nonesuch", out _));
        Assert.Equal("Codec \"nonesuch\" not supported", Assert.Throws<FFMpegException>(() => FFMpeg.GetCodec("nonesuch")).Message);
    }

    [Fact]
    public void Pixel_formats_are_told_with_their_abilities()
    {
        var planar = FFMpeg.GetPixelFormat("yuv420p");
        Assert.Equal((3, 12, true, true, false), (planar.Components, planar.BitsPerPixel, planar.InputConversionSupported, planar.OutputConversionSupported, planar.IsPaletted));
        Assert.True(FFMpeg.GetPixelFormat("pal8").IsPaletted);
        Assert.True(FFMpeg.GetPixelFormat("vaapi").HardwareAccelerationSupported);
        Assert.True(FFMpeg.GetPixelFormat("monow").IsBitstream);
        Assert.True(planar.CanConvertTo(FFMpeg.GetPixelFormat("bgr24")));
        Assert.True(FFMpeg.GetPixelFormats().Count > 100);
        Assert.Throws<FFMpegException>(() => FFMpeg.GetPixelFormat("nonesuch"));
    }

    [Fact]
    public void Containers_are_told_with_their_extensions()
    {
        Assert.Equal(".mp4", VideoType.Mp4.Extension);
        Assert.Equal(".ts", VideoType.MpegTs.Extension);
        Assert.True(FFMpeg.GetContainerFormat("nut").DemuxingSupported);
        Assert.True(FFMpeg.GetContainerFormat("nut").MuxingSupported);
        Assert.Throws<FFMpegException>(() => FFMpeg.GetContainerFormat("nonesuch"));
    }

    [Fact]
    public async Task A_stream_knows_its_codec_and_pixel_format()
    {
        using var folder = new TemporaryFolder();
        await Clips.MakeAsync(folder["c.mkv"], "testsrc2=size=16x16:duration=0.1", output => output.WithVideoCodec("ffv1").ForcePixelFormat("yuv444p"));
        var video = (await FFProbe.AnalyseAsync(folder["c.mkv"], cancellationToken: TestContext.Current.CancellationToken)).PrimaryVideoStream!;
        Assert.Equal("ffv1", video.GetCodecInfo().Name);
        Assert.Equal(24, video.GetPixelFormatInfo().BitsPerPixel);
    }
}
