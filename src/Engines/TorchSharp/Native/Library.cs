using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>Finds the C ABI shim beside the assembly and says clearly what is missing when it cannot be loaded.</summary>
internal static class Library
{
    internal const string Name = "aef_torch";

    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "The resolver must be in place before the first native call, whichever type makes it.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Name) return 0;
        var file = Path.Combine(AppContext.BaseDirectory, $"lib{Name}.so");
        var folder = Path.GetDirectoryName(assembly.Location);
        if (!File.Exists(file) && !string.IsNullOrEmpty(folder)) file = Path.Combine(folder, $"lib{Name}.so");
        if (!File.Exists(file)) throw new DllNotFoundException($"lib{Name}.so is not beside {assembly.GetName().Name}.dll: build the project with cmake, g++ and libtorch-dev installed.");
        try
        {
            return NativeLibrary.Load(file);
        }
        catch (DllNotFoundException error)
        {
            throw new DllNotFoundException($"lib{Name}.so cannot be loaded, most likely because libtorch is missing (Debian and Ubuntu: apt-get install libtorch1.13 libopenblas0-pthread): {error.Message}", error);
        }
    }
}
