namespace FFMpegCore.Builders.MetaData;

/// <summary>A chapter.</summary>
public class ChapterData
{
    public ChapterData(string title, TimeSpan start, TimeSpan end)
    {
        Title = title;
        Start = start;
        End = end;
    }

    public string Title { get; private set; }
    public TimeSpan Start { get; }
    public TimeSpan End { get; }
    public TimeSpan Duration => End - Start;
}
