using AefVideo.Batch.Journal;
using AefVideo.Pipeline.Media;

namespace AefVideo.Batch.Running;

/// <summary>What is known of a clip's file before it is protected.</summary>
/// <param name="Stamp">When it was read.</param>
/// <param name="Content">SHA-256 of its bytes, in hexadecimal digits.</param>
/// <param name="Video">What it holds; null for a picture, or where nobody has looked yet.</param>
internal sealed record ClipReading(FileStamp Stamp, string Content, MediaDescription? Video);
