namespace Silk.NET.Core.Contexts;

/// <summary>An OpenGL context, made current on one thread at a time.</summary>
public interface IGLContext : INativeContext
{
    /// <summary>The platform's handle of the context or its window.</summary>
    nint Handle { get; }

    /// <summary>Who owns the context.</summary>
    IGLContextSource? Source { get; }

    /// <summary>True where the context is current on the calling thread.</summary>
    bool IsCurrent { get; }

    /// <summary>Sets how many screen refreshes a swap waits for; 0 does not wait.</summary>
    void SwapInterval(int interval);

    /// <summary>Shows what was drawn.</summary>
    void SwapBuffers();

    /// <summary>Makes the context current on the calling thread.</summary>
    void MakeCurrent();

    /// <summary>Leaves the calling thread without a context, if this one was current.</summary>
    void Clear();
}
