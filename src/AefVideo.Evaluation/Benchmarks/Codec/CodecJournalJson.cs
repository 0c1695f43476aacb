using System.Text.Json.Serialization;

namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>How lines of a <see cref="CodecJournal" /> are written.</summary>
[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(CodecJournalEntry))]
internal sealed partial class CodecJournalJson : JsonSerializerContext;
