namespace AefVideo.Diagnostics.Tests;

public sealed class DoctorTests
{
    [Fact]
    public async Task Everything_that_the_tests_need_is_found_here()
    {
        var results = await Doctor.ExamineAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(results, result => result.Status == CheckStatus.Missing);
        foreach (var name in new[] { "machine", ".NET", "ffmpeg", "ffprobe", "OpenCV", "face detector", "libtorch", "libjpeg-turbo", "OpenGL", "cameras" })
            Assert.Single(results, result => result.Name == name);
        Assert.Equal(CheckStatus.Ok, results.Single(result => result.Name == "libtorch").Status);
    }

    [Fact]
    public async Task OpenGl_works_without_a_display()
    {
        var results = await Doctor.ExamineAsync(TestContext.Current.CancellationToken);
        var graphics = results.Single(result => result.Name == "OpenGL");
        Assert.Equal(CheckStatus.Ok, graphics.Status);
        Assert.Contains("without a display", graphics.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Doctor.ExamineAsync(new CancellationToken(canceled: true)));
}
