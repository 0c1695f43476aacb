namespace AefVideo.Dashboard.Contracts;

/// <summary>A live run as the page sees it: what it does, and what it can be told. Called by any thread; no call may wait for a frame.</summary>
public interface ILiveSession
{
    /// <summary>How things stand now. Asked a few times a second while anybody looks, and once a second for the charts.</summary>
    LiveSnapshot Snapshot();

    /// <summary>Sets how strongly faces are protected, from the next frame on.</summary>
    /// <param name="strength">0 to 1; the server has checked that.</param>
    void SetStrength(float strength);

    /// <summary>Stops frames on their way out, or lets them go again. While paused every sink shows the slate, never an unprotected picture.</summary>
    void SetPaused(bool isPaused);

    /// <summary>Blanks the picture, or shows it again.</summary>
    void SetBlank(bool isBlank);

    /// <summary>Lets the refinement work at full speed for a while.</summary>
    /// <returns>False where there is no refinement in this run.</returns>
    bool RefineNow();
}
