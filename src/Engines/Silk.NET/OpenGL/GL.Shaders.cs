using System.Runtime.InteropServices;
using System.Text;

namespace Silk.NET.OpenGL;

/// <summary>Shaders and programs.</summary>
public unsafe partial class GL
{
    private nint _createShader;
    private nint _compileShader;
    private nint _deleteShader;
    private nint _shaderSource;
    private nint _getShaderiv;
    private nint _getShaderInfoLog;
    private nint _createProgram;
    private nint _attachShader;
    private nint _detachShader;
    private nint _linkProgram;
    private nint _useProgram;
    private nint _deleteProgram;
    private nint _getProgramiv;
    private nint _getProgramInfoLog;

    public uint CreateShader(ShaderType type) => ((delegate* unmanaged<ShaderType, uint>)Entry(ref _createShader, "glCreateShader"))(type);

    public void CompileShader(uint shader) => ((delegate* unmanaged<uint, void>)Entry(ref _compileShader, "glCompileShader"))(shader);

    public void DeleteShader(uint shader) => ((delegate* unmanaged<uint, void>)Entry(ref _deleteShader, "glDeleteShader"))(shader);

    public void ShaderSource(uint shader, string @string)
    {
        ArgumentNullException.ThrowIfNull(@string);
        var source = Encoding.UTF8.GetBytes(@string);
        var length = source.Length;
        fixed (byte* text = source) ShaderSource(shader, 1, &text, &length);
    }

    public void ShaderSource(uint shader, uint count, ref readonly byte* @string, int* length)
    {
        fixed (byte** texts = &@string) ShaderSource(shader, count, texts, length);
    }

    public void ShaderSource(uint shader, uint count, ref readonly byte* @string, ref readonly int length)
    {
        fixed (byte** texts = &@string)
        fixed (int* lengths = &length)
            ShaderSource(shader, count, texts, lengths);
    }

    public void ShaderSource(uint shader, ref readonly byte* @string, ReadOnlySpan<int> length)
    {
        fixed (byte** texts = &@string)
        fixed (int* lengths = length)
            ShaderSource(shader, (uint)length.Length, texts, lengths);
    }

    /// <summary>Sets the source from parts; a null <paramref name="length"/> takes each part whole, lengths are in bytes of UTF-8.</summary>
    public void ShaderSource(uint shader, uint count, string[] stringSa, int* length)
    {
        ArgumentNullException.ThrowIfNull(stringSa);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, (uint)stringSa.Length);
        var texts = new byte*[count];
        try
        {
            for (var i = 0; i < texts.Length; i++) texts[i] = (byte*)Marshal.StringToCoTaskMemUTF8(stringSa[i]);
            fixed (byte** first = texts) ShaderSource(shader, count, first, length);
        }
        finally
        {
            foreach (var text in texts) Marshal.FreeCoTaskMem((nint)text);
        }
    }

    public void ShaderSource(uint shader, uint count, string[] stringSa, ref readonly int length)
    {
        fixed (int* lengths = &length) ShaderSource(shader, count, stringSa, lengths);
    }

    public void GetShader(uint shader, ShaderParameterName pname, int* @params)
        => ((delegate* unmanaged<uint, ShaderParameterName, int*, void>)Entry(ref _getShaderiv, "glGetShaderiv"))(shader, pname, @params);

    public void GetShader(uint shader, ShaderParameterName pname, out int @params)
    {
        @params = 0;
        fixed (int* first = &@params) GetShader(shader, pname, first);
    }

    public int GetShader(uint shader, ShaderParameterName pname)
    {
        GetShader(shader, pname, out int value);
        return value;
    }

    /// <summary>Writes as much of the log as fits, as UTF-8 with a terminating zero, and its length without the zero.</summary>
    public void GetShaderInfoLog(uint shader, uint* length, Span<byte> infoLog)
    {
        fixed (byte* text = infoLog)
            ((delegate* unmanaged<uint, uint, uint*, byte*, void>)Entry(ref _getShaderInfoLog, "glGetShaderInfoLog"))(shader, (uint)infoLog.Length, length, text);
    }

    public void GetShaderInfoLog(uint shader, out uint length, Span<byte> infoLog)
    {
        length = 0;
        fixed (uint* written = &length) GetShaderInfoLog(shader, written, infoLog);
    }

    public void GetShaderInfoLog(uint shader, out string info)
    {
        var log = new byte[Math.Max(GetShader(shader, ShaderParameterName.InfoLogLength), 1)];
        GetShaderInfoLog(shader, out uint length, log);
        info = Encoding.UTF8.GetString(log, 0, (int)length);
    }

    public string GetShaderInfoLog(uint shader)
    {
        GetShaderInfoLog(shader, out string info);
        return info;
    }

    public uint CreateProgram() => ((delegate* unmanaged<uint>)Entry(ref _createProgram, "glCreateProgram"))();

    public void AttachShader(uint program, uint shader)
        => ((delegate* unmanaged<uint, uint, void>)Entry(ref _attachShader, "glAttachShader"))(program, shader);

    public void DetachShader(uint program, uint shader)
        => ((delegate* unmanaged<uint, uint, void>)Entry(ref _detachShader, "glDetachShader"))(program, shader);

    public void LinkProgram(uint program) => ((delegate* unmanaged<uint, void>)Entry(ref _linkProgram, "glLinkProgram"))(program);

    public void UseProgram(uint program) => ((delegate* unmanaged<uint, void>)Entry(ref _useProgram, "glUseProgram"))(program);

    public void DeleteProgram(uint program) => ((delegate* unmanaged<uint, void>)Entry(ref _deleteProgram, "glDeleteProgram"))(program);

    public void GetProgram(uint program, ProgramPropertyARB pname, int* @params)
        => ((delegate* unmanaged<uint, ProgramPropertyARB, int*, void>)Entry(ref _getProgramiv, "glGetProgramiv"))(program, pname, @params);

    public void GetProgram(uint program, ProgramPropertyARB pname, out int @params)
    {
        @params = 0;
        fixed (int* first = &@params) GetProgram(program, pname, first);
    }

    public int GetProgram(uint program, ProgramPropertyARB pname)
    {
        GetProgram(program, pname, out int value);
        return value;
    }

    /// <summary>Writes as much of the log as fits, as UTF-8 with a terminating zero, and its length without the zero.</summary>
    public void GetProgramInfoLog(uint program, uint* length, Span<byte> infoLog)
    {
        fixed (byte* text = infoLog)
            ((delegate* unmanaged<uint, uint, uint*, byte*, void>)Entry(ref _getProgramInfoLog, "glGetProgramInfoLog"))(program, (uint)infoLog.Length, length, text);
    }

    public void GetProgramInfoLog(uint program, out uint length, Span<byte> infoLog)
    {
        length = 0;
        fixed (uint* written = &length) GetProgramInfoLog(program, written, infoLog);
    }

    public void GetProgramInfoLog(uint program, out string info)
    {
        var log = new byte[Math.Max(GetProgram(program, ProgramPropertyARB.InfoLogLength), 1)];
        GetProgramInfoLog(program, out uint length, log);
        info = Encoding.UTF8.GetString(log, 0, (int)length);
    }

    public string GetProgramInfoLog(uint program)
    {
        GetProgramInfoLog(program, out string info);
        return info;
    }

    /// <summary>The one form of glShaderSource that the others come down to.</summary>
    private void ShaderSource(uint shader, uint count, byte** texts, int* lengths)
        => ((delegate* unmanaged<uint, uint, byte**, int*, void>)Entry(ref _shaderSource, "glShaderSource"))(shader, count, texts, lengths);
}
