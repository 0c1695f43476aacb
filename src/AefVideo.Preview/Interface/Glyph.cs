namespace AefVideo.Preview.Interface;

/// <summary>A letter in the atlas, in pixels.</summary>
/// <param name="X">Of its left edge in the atlas.</param>
/// <param name="Y">Of its top edge in the atlas.</param>
/// <param name="Width">0 for a space.</param>
/// <param name="Height">0 for a space.</param>
/// <param name="Left">From the pen to its left edge.</param>
/// <param name="Top">From the line that letters stand on up to its top edge.</param>
/// <param name="Advance">To the next pen.</param>
internal readonly record struct Glyph(short X, short Y, short Width, short Height, short Left, short Top, short Advance);
