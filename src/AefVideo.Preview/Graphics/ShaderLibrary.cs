using AefVideo.Core.Errors;

namespace AefVideo.Preview.Graphics;

/// <summary>
/// All programs of the preview, compiled at start. When a file of the folder changes, the next <see cref="Refresh" /> compiles all of them again; where that fails, the old
/// ones stay.
/// </summary>
internal sealed class ShaderLibrary : IDisposable
{
    private readonly GlDevice _device;
    private readonly FileSystemWatcher? _watcher;
    private Programs _programs;
    private volatile bool _isStale;

    /// <param name="device">Where they live.</param>
    /// <param name="folder">Where the files are.</param>
    /// <param name="watch">Whether to look out for changes.</param>
    /// <exception cref="UsageException">A file is missing, or does not compile.</exception>
    public ShaderLibrary(GlDevice device, string folder, bool watch)
    {
        _device = device;
        Folder = folder;
        if (!Directory.Exists(folder)) throw new UsageException($"{folder}: there is no such folder of shaders; name another with --shaders.");
        _programs = new(device, folder);
        if (watch) _watcher = Watch(folder);
    }

    /// <summary>Where the files are.</summary>
    public string Folder { get; }

    public ShaderProgram Picture => _programs.Picture;

    public ShaderProgram Difference => _programs.Difference;

    public ShaderProgram Legend => _programs.Legend;

    public ShaderProgram Delta => _programs.Delta;

    public ShaderProgram Protect => _programs.Protect;

    public ShaderProgram Interface => _programs.Interface;

    public ShaderProgram View => _programs.View;

    public ShaderProgram Planes => _programs.Planes;

    /// <summary>Compiles again if a file has changed, or if told to.</summary>
    /// <param name="isForced">Whether to compile in any case.</param>
    /// <param name="fault">Why the old ones stay.</param>
    /// <returns>Whether there are new programs.</returns>
    public bool Refresh(bool isForced, out string? fault)
    {
        fault = null;
        if (!_isStale && !isForced) return false;
        _isStale = false;
        try
        {
            var programs = new Programs(_device, Folder);
            _programs.Dispose();
            _programs = programs;
            return true;
        }
        catch (UsageException exception)
        {
            fault = exception.Message;
            return false;
        }
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _programs.Dispose();
    }

    private FileSystemWatcher? Watch(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName };
            watcher.Changed += (_, _) => _isStale = true;
            watcher.Created += (_, _) => _isStale = true;
            watcher.Renamed += (_, _) => _isStale = true;
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (IOException)
        {
            // The system has no more watchers to give: changes are then seen at the next start.
            return null;
        }
    }

    private sealed class Programs : IDisposable
    {
        private readonly List<ShaderProgram> _all = [];

        public Programs(GlDevice device, string folder)
        {
            try
            {
                Picture = Add(device, folder, "quad.vert", "picture.frag");
                Difference = Add(device, folder, "quad.vert", "difference.frag");
                Legend = Add(device, folder, "quad.vert", "legend.frag");
                Delta = Add(device, folder, "quad.vert", "delta.frag");
                Protect = Add(device, folder, "quad.vert", "protect.frag");
                View = Add(device, folder, "quad.vert", "view.frag");
                Planes = Add(device, folder, "quad.vert", "planes.frag");
                Interface = Add(device, folder, "interface.vert", "interface.frag");
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        public ShaderProgram Picture { get; }

        public ShaderProgram Difference { get; }

        public ShaderProgram Legend { get; }

        public ShaderProgram Delta { get; }

        public ShaderProgram Protect { get; }

        public ShaderProgram View { get; }

        public ShaderProgram Planes { get; }

        public ShaderProgram Interface { get; }

        public void Dispose()
        {
            foreach (var program in _all) program.Dispose();
        }

        private ShaderProgram Add(GlDevice device, string folder, string vertex, string fragment)
        {
            var program = new ShaderProgram(device, folder, vertex, fragment);
            _all.Add(program);
            return program;
        }
    }
}
