using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>One argument or result of an operator, as native/aef_torch/abi.h lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Value
{
    public Tag Tag;
    public int Count;
    public long Bits;
}
