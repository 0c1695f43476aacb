namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>Under which keys the authors of the networks put the generator's dictionary into their checkpoints.</summary>
public static class WrapperKeys
{
    /// <summary>The file's dictionary is the generator's own, as with StarGAN and AttentionGAN.</summary>
    public static IReadOnlyList<string> None { get; } = [];

    /// <summary>AttGAN: <c>{'G': …, 'D': …, 'optim_G': …, 'optim_D': …}</c>.</summary>
    public static IReadOnlyList<string> AttGan { get; } = ["G"];

    /// <summary>HiSD: <c>{'gen': …, 'gen_test': …}</c>, of which the second is the averaged one, to be used.</summary>
    public static IReadOnlyList<string> HiSd { get; } = ["gen_test", "gen"];
}
