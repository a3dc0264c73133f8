namespace Wuxi.Edge.Emulator.Signals;

/// <summary>Holds each value until the next one's time; before the first, the first.</summary>
public sealed class StepsSignal : Signal
{
    private readonly long[] _timesMs;
    private readonly double[] _values;
    private readonly long _repeatMs;

    /// <param name="steps">Times in ms since the start, rising, and the values from then on; at least one.</param>
    /// <param name="repeatMs">After how long it begins again, ms; 0 for never.</param>
    public StepsSignal(IReadOnlyList<(long AtMs, double Value)> steps, long repeatMs)
    {
        _timesMs = [.. steps.Select(step => step.AtMs)];
        _values = [.. steps.Select(step => step.Value)];
        _repeatMs = repeatMs;
    }

    public override double At(long elapsedMs)
    {
        long time = Math.Max(0, elapsedMs);
        int found = Array.BinarySearch(_timesMs, _repeatMs > 0 ? time % _repeatMs : time);
        return _values[found >= 0 ? found : Math.Max(0, ~found - 1)];
    }
}
