namespace Wuxi.Edge.Emulator.Signals.Recordings;

/// <summary>
/// Replays a recording: scale · value + offset. Before its start the first value, after its end the last one, or from the
/// beginning again; a round then lasts until the last row's time plus the last interval.
/// </summary>
public sealed class RecordingSignal : Signal
{
    private readonly long[] _timesMs;
    private readonly double[] _values;
    private readonly long _startMs;
    private readonly long _roundMs;
    private readonly RecordingInterpolation _interpolation;

    /// <param name="recording">What was recorded.</param>
    /// <param name="scale">Factor on its values.</param>
    /// <param name="offset">Added after the factor.</param>
    /// <param name="startMs">When its first row is, ms since the start of the emulation.</param>
    /// <param name="isRepeated">Whether it begins again at its end.</param>
    /// <param name="interpolation">What it says between two rows.</param>
    public RecordingSignal(
        Recording recording, double scale, double offset, long startMs, bool isRepeated, RecordingInterpolation interpolation)
    {
        ArgumentNullException.ThrowIfNull(recording);
        _timesMs = [.. recording.TimesMs];
        _values = [.. recording.Values.Select(value => (scale * value) + offset)];
        _startMs = startMs;
        _roundMs = isRepeated && _timesMs.Length > 1 ? _timesMs[^1] + _timesMs[^1] - _timesMs[^2] : 0;
        _interpolation = interpolation;
    }

    public override double At(long elapsedMs)
    {
        long time = Math.Max(0, elapsedMs - _startMs);
        time = _roundMs > 0 ? time % _roundMs : time;
        int found = Array.BinarySearch(_timesMs, time);
        if (found >= 0)
        {
            return _values[found];
        }

        int next = ~found;
        if (next == _timesMs.Length || _interpolation == RecordingInterpolation.Hold)
        {
            return _values[next - 1];
        }

        double part = (double)(time - _timesMs[next - 1]) / (_timesMs[next] - _timesMs[next - 1]);
        return _values[next - 1] + ((_values[next] - _values[next - 1]) * part);
    }
}
