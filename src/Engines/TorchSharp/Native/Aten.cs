using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>
/// Calls ATen operators by their registered names ("add.Tensor", "relu"), with trailing arguments left to the schema's defaults.
/// The lookup happens once per name; a call allocates nothing but the result.
/// </summary>
internal static unsafe class Aten
{
    private const int ScratchWords = 128;

    private static readonly ConcurrentDictionary<string, nint> Operators = new(StringComparer.Ordinal);

    /// <summary>An operator with one tensor as its result.</summary>
    internal static Tensor Call(string op, params ReadOnlySpan<Argument> arguments)
    {
        Value result;
        Invoke(op, arguments, &result, 1);
        return new Tensor((nint)result.Bits);
    }

    /// <summary>An operator with two tensors as its result.</summary>
    internal static (Tensor, Tensor) Call2(string op, params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Value[2];
        Invoke(op, arguments, results, 2);
        return (new Tensor((nint)results[0].Bits), new Tensor((nint)results[1].Bits));
    }

    /// <summary>An operator with a list of tensors as its result.</summary>
    internal static Tensor[] CallList(string op, params ReadOnlySpan<Argument> arguments)
    {
        Value result;
        Invoke(op, arguments, &result, 1);
        var tensors = new Tensor[result.Count];
        var handles = (nint*)result.Bits;
        for (var i = 0; i < tensors.Length; i++) tensors[i] = new Tensor(handles[i]);
        Shim.aef_torch_free((nint)handles);
        return tensors;
    }

    /// <summary>An operator that works in place: its result is a tensor the caller holds already.</summary>
    internal static void Run(string op, params ReadOnlySpan<Argument> arguments)
    {
        Value result;
        if (Invoke(op, arguments, &result, 1) == 1 && result.Tag == Tag.Tensor) Shim.aef_torch_release((nint)result.Bits);
    }

    /// <summary>An operator with a number or a truth value as its result.</summary>
    internal static Value Number(string op, params ReadOnlySpan<Argument> arguments)
    {
        Value result;
        Invoke(op, arguments, &result, 1);
        return result;
    }

    [SkipLocalsInit]
    private static int Invoke(string op, ReadOnlySpan<Argument> arguments, Value* results, int capacity)
    {
        var values = stackalloc Value[arguments.Length];
        var local = stackalloc long[ScratchWords];
        var needed = 0;
        foreach (ref readonly var argument in arguments) needed += Words(argument);
        var spare = needed > ScratchWords ? GC.AllocateUninitializedArray<long>(needed, pinned: true) : null;
        var scratch = spare is null ? local : (long*)Unsafe.AsPointer(ref spare[0]);
        for (var i = 0; i < arguments.Length; i++) Write(arguments[i], ref values[i], ref scratch);

        int written;
        Shim.Check(Shim.aef_torch_call(Find(op), values, arguments.Length, results, capacity, &written));
        foreach (ref readonly var argument in arguments) GC.KeepAlive(argument.Target);
        GC.KeepAlive(spare);
        return written;
    }

    private static int Words(in Argument argument) => argument.Target switch
    {
        null => 0,
        Array array => array.Length,
        string text => text.Length / 8 + 1,
        _ => 0
    };

    private static void Write(in Argument argument, ref Value value, ref long* scratch)
    {
        value.Tag = argument.Tag;
        value.Count = 0;
        value.Bits = argument.Bits;
        switch (argument.Tag)
        {
            case Tag.Tensor:
                value.Bits = Unsafe.As<Tensor>(argument.Target)!.Handle;
                break;
            case Tag.Generator:
                value.Bits = Unsafe.As<Generator>(argument.Target)!.Handle;
                break;
            case Tag.Device:
                value.Count = Unsafe.As<Device>(argument.Target)!.index;
                break;
            case Tag.IntList:
                var integers = Unsafe.As<long[]>(argument.Target)!;
                integers.CopyTo(new Span<long>(scratch, integers.Length));
                Point(ref value, ref scratch, integers.Length);
                break;
            case Tag.DoubleList or Tag.Complex:
                var numbers = Unsafe.As<double[]>(argument.Target)!;
                numbers.CopyTo(new Span<double>(scratch, numbers.Length));
                Point(ref value, ref scratch, numbers.Length);
                break;
            case Tag.TensorList or Tag.OptionalTensorList:
                var tensors = Unsafe.As<Tensor?[]>(argument.Target)!;
                for (var i = 0; i < tensors.Length; i++)
                {
                    if (tensors[i] is null && argument.Tag == Tag.TensorList) throw new ArgumentNullException(nameof(argument), "A list of tensors holds null.");
                    scratch[i] = tensors[i] is null ? 0 : tensors[i]!.Handle;
                }
                Point(ref value, ref scratch, tensors.Length);
                break;
            case Tag.String:
                // Operators take ASCII words only ("nearest", "ij"), so a character is a byte.
                var text = Unsafe.As<string>(argument.Target)!;
                value.Count = Encoding.ASCII.GetBytes(text, new Span<byte>(scratch, text.Length));
                value.Bits = (long)scratch;
                scratch += text.Length / 8 + 1;
                break;
        }
    }

    private static void Point(ref Value value, ref long* scratch, int length)
    {
        value.Count = length;
        value.Bits = (long)scratch;
        scratch += length;
    }

    private static nint Find(string op) => Operators.TryGetValue(op, out var found) ? found : Operators.GetOrAdd(op, Look);

    private static nint Look(string op)
    {
        var dot = op.IndexOf('.', StringComparison.Ordinal);
        Shim.Check(Shim.aef_torch_find("aten::" + (dot < 0 ? op : op[..dot]), dot < 0 ? "" : op[(dot + 1)..], out var found));
        return found;
    }
}
