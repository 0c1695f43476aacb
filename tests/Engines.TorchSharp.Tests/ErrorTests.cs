using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace AefVideo.Tests.Engines;

public class ErrorTests
{
    [Fact]
    public void Libtorch_s_message_arrives()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("mat1 and mat2 shapes cannot be multiplied (1x5 and 2x3)", Assert.Throws<ExternalException>(() => zeros(1, 5).mm(zeros(2, 3))).Message);
        Assert.Contains("must match", Assert.Throws<ExternalException>(() => zeros(2) + zeros(3)).Message);
        Assert.Contains("invalid for input of size", Assert.Throws<ExternalException>(() => zeros(6).reshape(4, 2)).Message);
        Assert.Throws<ExternalException>(() => nn.functional.conv2d(zeros(1, 3, 4, 4), zeros(2, 5, 3, 3)));
        Assert.Throws<ExternalException>(() => cat([zeros(2, 2), zeros(3, 3)]));
        Assert.Throws<ExternalException>(() => load(Path.Combine(Path.GetTempPath(), "there-is-no-such-file.pt")));
    }

    [Fact]
    public void After_an_error_everything_works_as_before()
    {
        using var scope = NewDisposeScope();
        for (var i = 0; i < 100; i++) Assert.Throws<ExternalException>(() => zeros(1, 5).mm(zeros(2, 3)));
        Numbers.Near([2, 2], ones(2) + ones(2));
    }

    [Fact]
    public void A_disposed_tensor_is_refused_everywhere()
    {
        var gone = zeros(2);
        gone.Dispose();
        using var there = zeros(2);
        Assert.Throws<InvalidOperationException>(() => gone + 1);
        Assert.Throws<InvalidOperationException>(() => there + gone);
        Assert.Throws<InvalidOperationException>(() => cat([there, gone]));
        Assert.Throws<InvalidOperationException>(() => gone.shape);
        Assert.Throws<InvalidOperationException>(() => gone.backward());
        Assert.Throws<InvalidOperationException>(() => gone.Handle);
        Assert.True(gone.IsInvalid);
    }

    [Fact]
    public void Errors_of_different_threads_do_not_mix()
    {
        var messages = new string[4];
        var threads = Enumerable.Range(0, messages.Length).Select(number => new Thread(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                using var scope = NewDisposeScope();
                messages[number] = Assert.Throws<ExternalException>(() => zeros(1, number + 10).mm(zeros(2, 3))).Message;
                Assert.Contains($"(1x{number + 10} and 2x3)", messages[number]);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        Assert.All(threads, thread => Assert.True(thread.Join(TimeSpan.FromMinutes(1))));
        Assert.All(messages, message => Assert.Contains("cannot be multiplied", message));
    }
}
