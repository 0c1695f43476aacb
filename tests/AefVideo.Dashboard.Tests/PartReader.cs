using System.Globalization;

namespace AefVideo.Dashboard.Tests;

/// <summary>Reads a stream of parts as a browser does: boundary, headers, as many bytes as they say.</summary>
internal sealed class PartReader : IDisposable
{
    private readonly HttpClient _client = new();
    private HttpResponseMessage? _answer;
    private Stream? _stream;

    public static async Task<PartReader> OpenAsync(Uri address, CancellationToken cancellation)
    {
        var reader = new PartReader();
        reader._answer = await reader._client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        reader._answer.EnsureSuccessStatusCode();
        Assert.Equal("multipart/x-mixed-replace", reader._answer.Content.Headers.ContentType?.MediaType);
        reader._stream = new BufferedStream(await reader._answer.Content.ReadAsStreamAsync(cancellation), 1 << 16);
        Assert.Equal("--picture", await reader.LineAsync(cancellation));
        return reader;
    }

    public async Task<byte[]> NextAsync(CancellationToken cancellation)
    {
        Assert.Equal("Content-Type: image/jpeg", await LineAsync(cancellation));
        const string Length = "Content-Length: ";
        var line = await LineAsync(cancellation);
        Assert.StartsWith(Length, line, StringComparison.Ordinal);
        Assert.Equal("", await LineAsync(cancellation));
        var jpeg = new byte[int.Parse(line[Length.Length..], CultureInfo.InvariantCulture)];
        await _stream!.ReadExactlyAsync(jpeg, cancellation);
        Assert.Equal("", await LineAsync(cancellation));
        Assert.Equal("--picture", await LineAsync(cancellation));
        return jpeg;
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _answer?.Dispose();
        _client.Dispose();
    }

    private async Task<string> LineAsync(CancellationToken cancellation)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (true)
        {
            await _stream!.ReadExactlyAsync(one, cancellation);
            if (one[0] == '\n') return System.Text.Encoding.ASCII.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
    }
}
