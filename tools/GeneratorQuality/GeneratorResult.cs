using AefVideo.Generators;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>What was measured of one generator.</summary>
/// <param name="File">Its file's name.</param>
/// <param name="Family">What kind it is.</param>
/// <param name="Fingerprint">SHA-256 of its weights.</param>
/// <param name="ImageSize">Pixels.</param>
/// <param name="ComputeType">The type it computed in.</param>
/// <param name="Data">The pictures' fingerprint.</param>
/// <param name="Pictures">How many there were.</param>
/// <param name="Edits">By edit.</param>
/// <param name="Arrived">Mean over the edits that the family's bar is set on, where it offers any of them.</param>
/// <param name="Bar">What is wanted of that.</param>
/// <param name="ChangeL1">Mean over all edits.</param>
/// <param name="CycleL1">Mean over all edits.</param>
/// <param name="SecondsPerPicture">To edit one picture once, in batches.</param>
internal sealed record GeneratorResult(
    string File,
    GeneratorFamily Family,
    string Fingerprint,
    int ImageSize,
    string ComputeType,
    string Data,
    int Pictures,
    IReadOnlyList<EditResult> Edits,
    double Arrived,
    double Bar,
    double ChangeL1,
    double CycleL1,
    double SecondsPerPicture);
