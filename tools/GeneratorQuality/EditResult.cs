namespace AefVideo.Tools.GeneratorQuality;

/// <summary>What was measured of one edit. Shares are in [0, 1], distances are means over [−1, 1] pictures.</summary>
/// <param name="Edit">Its name.</param>
/// <param name="Way">Where its condition came from.</param>
/// <param name="Counted">Faces of which it was asked whether the edit arrived.</param>
/// <param name="LeftOut">Faces that had the attribute already.</param>
/// <param name="Arrived">Share of the counted faces where it arrived; NaN where none was counted.</param>
/// <param name="Control">Share of the counted faces of which the classifier says the same without any edit: its own mistakes.</param>
/// <param name="TakenBack">The same after the edit has been taken back: its mistakes, and what the generator does to any picture.</param>
/// <param name="ChangeL1">Between picture and edited picture, all faces.</param>
/// <param name="CycleL1">Between picture and what came back from its edit, all faces.</param>
internal sealed record EditResult(string Edit, EditWay Way, int Counted, int LeftOut, double Arrived, double Control, double TakenBack, double ChangeL1, double CycleL1);
