namespace AefVideo.Faces.Tracking;

/// <summary>
/// The One-Euro filter (Casiez, Roussel, Vogel, CHI 2012): a first-order low-pass whose cut-off rises with speed, so that what rests is
/// steady and what moves does not lag.
/// </summary>
internal struct OneEuroFilter
{
    /// <summary>Cut-off of the low-pass on the speed, in Hz.</summary>
    public const float SpeedCutoff = 1;

    private float _value;
    private float _speed;
    private bool _isSet;

    /// <summary>Forgets everything.</summary>
    public void Reset() => this = default;

    /// <summary>Moves by so much at once, without a trace in the speed.</summary>
    public void Shift(float distance) => _value += distance;

    /// <summary>The filtered value.</summary>
    /// <param name="value">As measured.</param>
    /// <param name="seconds">Since the last one, positive.</param>
    /// <param name="cutoff">In Hz at rest.</param>
    /// <param name="beta">Hz per unit of speed.</param>
    /// <param name="unit">What a speed of 1 is, in units of the value per second.</param>
    public float Filter(float value, float seconds, float cutoff, float beta, float unit = 1)
    {
        if (!_isSet)
        {
            _value = value;
            _isSet = true;
            return value;
        }
        var speed = (value - _value) / seconds / unit;
        _speed += Share(SpeedCutoff, seconds) * (speed - _speed);
        _value += Share(cutoff + beta * MathF.Abs(_speed), seconds) * (value - _value);
        return _value;
    }

    /// <summary>Share of the newest value in a first-order low-pass.</summary>
    internal static float Share(float cutoff, float seconds)
    {
        var turn = 2 * MathF.PI * cutoff * seconds;
        return turn / (turn + 1);
    }
}
