namespace AefVideo.Preview;

/// <summary>The window, as a session sees it.</summary>
internal interface IPreviewHost
{
    /// <summary>Whether it fills the screen.</summary>
    bool IsFullScreen { get; set; }

    /// <summary>Ends the program.</summary>
    void Close();
}
