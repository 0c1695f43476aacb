namespace AefVideo.Batch.Planning;

/// <summary>What is to be done with a clip.</summary>
public enum PlannedAction
{
    /// <summary>Nothing: it is done.</summary>
    Skip,

    /// <summary>Its file has another time or size than when it was done: see whether its content has, too.</summary>
    Compare,

    /// <summary>It is done, and is to be verified.</summary>
    Verify,

    /// <summary>It is to be protected.</summary>
    Protect,
}
