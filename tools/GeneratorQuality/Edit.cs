namespace AefVideo.Tools.GeneratorQuality;

/// <summary>One edit to measure.</summary>
/// <param name="Name">As the generator calls it.</param>
/// <param name="Way">Where its condition comes from.</param>
/// <param name="Goal">When it has arrived.</param>
internal sealed record Edit(string Name, EditWay Way, EditGoal Goal);
