using Silk.NET.Windowing;

namespace Silk.NET.Input;

/// <summary>A library that reads devices.</summary>
public interface IInputPlatform
{
    bool IsApplicable(IView view);
    IInputContext CreateInput(IView view);
}
