namespace Silk.NET.OpenGL;

/// <summary>The answers of OpenGL that have no enumeration of their own.</summary>
public enum GLEnum
{
    NoError = 0,
    InvalidEnum = 0x500,
    InvalidValue = 0x501,
    InvalidOperation = 0x502,
    StackOverflow = 0x503,
    StackUnderflow = 0x504,
    OutOfMemory = 0x505,
    InvalidFramebufferOperation = 0x506,
    FramebufferUndefined = 0x8219,
    FramebufferComplete = 0x8CD5,
    FramebufferIncompleteAttachment = 0x8CD6,
    FramebufferIncompleteMissingAttachment = 0x8CD7,
    FramebufferIncompleteDrawBuffer = 0x8CDB,
    FramebufferIncompleteReadBuffer = 0x8CDC,
    FramebufferUnsupported = 0x8CDD,
    FramebufferIncompleteMultisample = 0x8D56,
    FramebufferIncompleteLayerTargets = 0x8DA8,
}
