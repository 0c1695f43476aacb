using System.Net;
using AefVideo.Core.Errors;

namespace AefVideo.Dashboard.Tests;

public sealed class DashboardOptionsTests
{
    [Theory]
    [InlineData("127.0.0.1:8080", "127.0.0.1:8080")]
    [InlineData("8080", "127.0.0.1:8080")]
    [InlineData(":8080", "127.0.0.1:8080")]
    [InlineData("localhost:0", "127.0.0.1:0")]
    [InlineData("0.0.0.0:9000", "0.0.0.0:9000")]
    [InlineData("[::1]:9000", "[::1]:9000")]
    public void Addresses_are_read(string text, string expected) => Assert.Equal(expected, DashboardOptions.ParseAddress(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("camera:8080")]
    [InlineData("-1")]
    public void What_is_no_address_is_refused_with_an_example(string text) =>
        Assert.Contains("127.0.0.1:8080", Assert.Throws<UsageException>(() => DashboardOptions.ParseAddress(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("192.168.1.2")]
    [InlineData("::")]
    public void An_address_that_others_can_reach_wants_a_token(string address)
    {
        var options = new DashboardOptions { Address = new(IPAddress.Parse(address), 8080) };
        Assert.Contains("--token", Assert.Throws<UsageException>(options.Require).Message, StringComparison.Ordinal);
        (options with { Token = "long enough" }).Require();
    }

    [Fact]
    public void A_token_that_can_be_guessed_is_refused() => Assert.Throws<UsageException>(() => new DashboardOptions { Token = "1234567" }.Require());

    [Fact]
    public void This_machine_alone_needs_no_token() => new DashboardOptions { Address = new(IPAddress.IPv6Loopback, 0) }.Require();
}
