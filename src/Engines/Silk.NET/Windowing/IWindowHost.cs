namespace Silk.NET.Windowing;

/// <summary>Something that windows can be made on.</summary>
public interface IWindowHost
{
    IWindow CreateWindow(WindowOptions opts);
}
