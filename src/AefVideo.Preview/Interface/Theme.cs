namespace AefVideo.Preview.Interface;

/// <summary>The colours of the interface: dark and quiet, so that the pictures stand out; one colour for what is protected, one for what is forged.</summary>
internal static class Theme
{
    public static readonly Tint Ground = Tint.Of(0x0D1014);
    public static readonly Tint Surface = Tint.Of(0x151A21);
    public static readonly Tint Raised = Tint.Of(0x1F2630);
    public static readonly Tint Line = Tint.Of(0x2B3440);
    public static readonly Tint Text = Tint.Of(0xE8EDF2);
    public static readonly Tint Quiet = Tint.Of(0x93A0AE);
    public static readonly Tint Faint = Tint.Of(0x5D6977);
    public static readonly Tint Shade = Tint.Of(0x07090C, 0.74f);
    public static readonly Tint Original = Tint.Of(0x8FB4E8);
    public static readonly Tint Protected = Tint.Of(0x4CD4AE);
    public static readonly Tint Forged = Tint.Of(0xF2A65A);
    public static readonly Tint Alarm = Tint.Of(0xEF6B73);
}
