using System.Runtime.ExceptionServices;
using System.Text;

namespace FFMpegCore.Processes;

/// <summary>Reads a program's text output to its end and hands it over line by line.</summary>
internal static class LinePump
{
    /// <summary>
    /// Reads until the end. A carriage return ends a line too, and at once: ffmpeg rewrites its progress line that way.
    /// If <paramref name="onLine"/> throws, reading goes on, so that the program does not stall on a full pipe; the first exception is thrown at the end.
    /// </summary>
    /// <param name="reader">The output.</param>
    /// <param name="onLine">Gets each line, without its end.</param>
    /// <param name="onFault">Runs when <paramref name="onLine"/> has thrown.</param>
    public static async Task RunAsync(TextReader reader, Action<string> onLine, Action onFault)
    {
        var buffer = new char[4096];
        var line = new StringBuilder();
        var afterReturn = false;
        ExceptionDispatchInfo? fault = null;

        int count;
        while ((count = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            foreach (var character in buffer.AsSpan(0, count))
            {
                var completesReturn = afterReturn && character == '\n';
                afterReturn = character == '\r';
                if (completesReturn) continue;
                if (character is '\r' or '\n') Flush();
                else line.Append(character);
            }
        }
        if (line.Length > 0) Flush();
        fault?.Throw();

        void Flush()
        {
            var text = line.ToString();
            line.Clear();
            if (fault is not null) return;
            try
            {
                onLine(text);
            }
            catch (Exception exception)
            {
                fault = ExceptionDispatchInfo.Capture(exception);
                onFault();
            }
        }
    }
}
