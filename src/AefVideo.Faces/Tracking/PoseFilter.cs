namespace AefVideo.Faces.Tracking;

/// <summary>Smooths a pose over time with a One-Euro filter on each of its parameters.</summary>
internal struct PoseFilter
{
    private OneEuroFilter _x;
    private OneEuroFilter _y;
    private OneEuroFilter _logScale;
    private OneEuroFilter _angle;
    private float _lastAngle;

    /// <summary>Forgets everything: the next pose comes out as it is.</summary>
    public void Reset() => this = default;

    /// <param name="pose">As measured.</param>
    /// <param name="seconds">Since the last one, positive.</param>
    /// <param name="options">Holds cut-off and beta.</param>
    public FacePose Filter(in FacePose pose, float seconds, FaceTrackerOptions options)
    {
        float cutoff = options.SmoothingCutoff, beta = options.SmoothingBeta, side = pose.Side;

        // Unwound, so that a face that turns past 180° does not seem to turn back.
        _lastAngle += FacePose.Turn(_lastAngle, pose.Angle);
        return new(
            new(_x.Filter(pose.Centre.X, seconds, cutoff, beta, side), _y.Filter(pose.Centre.Y, seconds, cutoff, beta, side)),
            _logScale.Filter(pose.LogScale, seconds, cutoff, beta),
            _angle.Filter(_lastAngle, seconds, cutoff, beta));
    }
}
