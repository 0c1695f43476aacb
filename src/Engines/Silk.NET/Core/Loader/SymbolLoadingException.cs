namespace Silk.NET.Core.Loader;

/// <summary>A native function was called that the library does not have.</summary>
public class SymbolLoadingException : Exception
{
    public SymbolLoadingException(string symbol) : base($"Native symbol not found (Symbol: {symbol})")
    {
    }

    public SymbolLoadingException(string symbol, string msg) : base($"{msg} (Symbol: {symbol})")
    {
    }
}
