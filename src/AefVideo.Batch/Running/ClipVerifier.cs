using AefVideo.Batch.Results;
using AefVideo.Core.Errors;
using AefVideo.Core.Memory;
using AefVideo.Evaluation.Verification;
using AefVideo.Pipeline.Jobs;
using AefVideo.Protection.Optimization;

namespace AefVideo.Batch.Running;

/// <summary>Verifies one clip at a time; the generators are loaded for the first.</summary>
/// <param name="generators">Their files; none for those that come with the program.</param>
/// <param name="frames">In how many frames to look.</param>
/// <param name="template">How the clips are protected: what was tolerated and allowed there is here, too.</param>
internal sealed class ClipVerifier(IReadOnlyList<string> generators, int frames, ProtectionRequest template) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private Ensemble? _ensemble;
    private VideoVerification? _verification;

    /// <summary>Verifies a clip. That no face is there to forge is a result, not a failure.</summary>
    /// <exception cref="AefVideoException">A generator or a file cannot be read.</exception>
    public async Task<ClipVerification> RunAsync(string original, string output, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_verification is null)
            {
                NativeHeap.KeepFreedMemory();
                _ensemble = Ensemble.Open(generators);
                _verification = new(_ensemble, new() { Frames = frames, TolerateDamage = template.TolerateDamage, Limits = template.Limits });
            }
            var result = await _verification.RunAsync(Path.GetFileName(output), [new(original, output)], null, cancellation).ConfigureAwait(false);
            return ClipVerification.Of(frames, result);
        }
        catch (MediaException exception)
        {
            return ClipVerification.None(frames, exception.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _verification?.Dispose();
        _ensemble?.Dispose();
        _turn.Dispose();
    }
}
