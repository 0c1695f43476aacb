namespace Silk.NET.OpenGL;

/// <summary>The stage of a shader.</summary>
public enum ShaderType
{
    FragmentShader = 0x8B30,
    VertexShader = 0x8B31,
    GeometryShader = 0x8DD9,
}
