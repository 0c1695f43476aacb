namespace AefVideo.Preview.Interface;

/// <summary>The two weights of the atlas; the values are those of its table.</summary>
internal enum FontWeight
{
    /// <summary>For what is read.</summary>
    Regular = 0,

    /// <summary>For what is named.</summary>
    Medium = 1,
}
