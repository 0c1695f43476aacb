using System.Runtime.InteropServices;

namespace AefVideo.Pipeline.Tests.Media;

/// <summary>Takes root's rights over files from the current thread for a while: otherwise every file can be read and written in a container.</summary>
internal sealed class Nobody : IDisposable
{
    private const int NobodysId = 65534;
    private readonly int _user;
    private readonly int _group;

    private Nobody(int user, int group) => (_user, _group) = (user, group);

    /// <summary>Linux only. Does nothing where the tests do not run as root.</summary>
    public static Nobody Become()
    {
        var group = setfsgid(NobodysId);
        return new(setfsuid(NobodysId), group);
    }

    /// <summary>Sets the permissions of a file or folder.</summary>
    public static void Permit(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(path, mode);
        else Assert.Skip("needs Linux");
    }

    public void Dispose()
    {
        _ = setfsuid(_user);
        _ = setfsgid(_group);
    }

    [DllImport("libc")]
    private static extern int setfsuid(int id);

    [DllImport("libc")]
    private static extern int setfsgid(int id);
}
