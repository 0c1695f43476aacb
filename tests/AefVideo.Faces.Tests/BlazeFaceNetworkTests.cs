using AefVideo.Core.Errors;
using AefVideo.Faces.Detection;

namespace AefVideo.Faces.Tests;

public class BlazeFaceNetworkTests
{
    [Theory]
    [InlineData("")]
    [InlineData("this is no network")]
    public void A_damaged_file_is_one_clear_error(string content)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"damaged-{content.Length}.onnx");
        File.WriteAllText(path, content);
        var error = Assert.Throws<ModelException>(() => new BlazeFaceNetwork(BlazeFaceModel.Front, path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }
}
