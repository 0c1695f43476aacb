using AefVideo.Batch.Planning;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Tests;

public sealed class ShardTests
{
    [Fact]
    public void Parts_hold_every_clip_once_and_about_the_same_playing_time()
    {
        var random = new Random(7);
        string[] names = [.. Enumerable.Range(0, 500).Select(number => $"{number:D3}.mp4")];
        TimeSpan[] lengths = [.. names.Select(_ => TimeSpan.FromSeconds(random.Next(3, 60)))];
        var parts = Enumerable.Range(1, 7).Select(number => new Shard(number, 7).Pick(names, lengths)).ToList();
        Assert.Equal(Enumerable.Range(0, 500), parts.SelectMany(part => part).Order());
        var times = parts.ConvertAll(part => part.Sum(index => lengths[index].TotalSeconds));
        // Never further apart than the longest clip; here far less.
        Assert.True(times.Max() - times.Min() <= 3, string.Join(", ", times));
    }

    [Fact]
    public void Clips_of_unknown_length_are_dealt_out_too()
    {
        string[] names = [.. Enumerable.Range(0, 10).Select(number => $"{number}.mp4")];
        var lengths = new TimeSpan[10];
        Assert.All(Enumerable.Range(1, 5), number => Assert.Equal(2, new Shard(number, 5).Pick(names, lengths).Count));
    }

    [Fact]
    public void The_order_of_the_clips_does_not_matter()
    {
        string[] names = ["a", "b", "c", "d"];
        TimeSpan[] lengths = [TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9)];
        var forward = new Shard(1, 2).Pick(names, lengths).Select(index => names[index]);
        string[] reversed = [.. names.Reverse()];
        var backward = new Shard(1, 2).Pick(reversed, [.. lengths.Reverse()]).Select(index => reversed[index]);
        Assert.Equal(forward.Order(StringComparer.Ordinal), backward.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1/0")]
    [InlineData("-1/4")]
    [InlineData("1")]
    [InlineData("a/b")]
    [InlineData("1/4/2")]
    [InlineData("1/999999999")]
    public void What_is_no_part_is_refused(string text) => Assert.Contains(text, Assert.Throws<UsageException>(() => Shard.Parse(text)).Message, StringComparison.Ordinal);
}
