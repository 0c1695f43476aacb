using System.Globalization;
using System.Net;
using AefVideo.Core.Errors;

namespace AefVideo.Dashboard;

/// <summary>Where the page is served, and to whom.</summary>
public sealed record DashboardOptions
{
    /// <summary>Where to listen; port 0 for any free one.</summary>
    public IPEndPoint Address { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>What a visitor must know; null for nothing, which only an address of this machine itself may do without.</summary>
    public string? Token { get; init; }

    /// <summary>Quality of the pictures, 1 to 100.</summary>
    public int Quality { get; init; } = 85;

    /// <summary>How many visitors may watch a picture at once; more are refused.</summary>
    public int MostWatchers { get; init; } = 16;

    /// <summary>Reads <c>ADDRESS:PORT</c>, <c>[ADDRESS]:PORT</c> or a port alone, which is one of this machine's own address.</summary>
    /// <exception cref="UsageException">It is nothing of the kind.</exception>
    public static IPEndPoint ParseAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (int.TryParse(text is [':', .. var digits] ? digits : text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 0 and <= IPEndPoint.MaxPort) return new(IPAddress.Loopback, port);
        if (text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase)) return ParseAddress(text["localhost:".Length..]);
        // An address without a port is read as port 0, which nobody means.
        if (IPEndPoint.TryParse(text, out var address) && text.EndsWith(string.Create(CultureInfo.InvariantCulture, $":{address.Port}"), StringComparison.Ordinal)) return address;
        throw new UsageException($"“{text}” is no address to serve the page at; write ADDRESS:PORT, for example 127.0.0.1:8080.");
    }

    /// <summary>Refuses what would show the picture to strangers, or makes no sense.</summary>
    /// <exception cref="UsageException">It would.</exception>
    public void Require()
    {
        const int Shortest = 8;
        if (Token is null && !IPAddress.IsLoopback(Address.Address))
            throw new UsageException($"At {Address} everybody in the network could see the picture: give a --token that visitors must know, or serve it at 127.0.0.1.");
        if (Token is { Length: < Shortest }) throw new UsageException($"The token has {Token.Length} characters; take at least {Shortest}, so that it cannot be guessed.");
        if (Quality is < 1 or > 100) throw new UsageException($"The quality of the pictures is {Quality}; it must be from 1 to 100.");
        ArgumentOutOfRangeException.ThrowIfLessThan(MostWatchers, 1);
    }
}
