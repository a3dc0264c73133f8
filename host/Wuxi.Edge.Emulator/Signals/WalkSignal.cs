namespace Wuxi.Edge.Emulator.Signals;

/// <summary>
/// A random walk: every period one step of ±<c>step</c>·normal draw, turned back at the limits. The value at an instant
/// is the sum of all steps before it, so the sums are remembered at every 1,024th step.
/// </summary>
public sealed class WalkSignal : Signal
{
    private const int StepsPerMark = 1024;

    private readonly double _step;
    private readonly double _minimum;
    private readonly double _maximum;
    private readonly long _periodMs;
    private readonly ulong _seed;
    private readonly List<double> _marks;
    private long _lastStep;
    private double _last;

    /// <param name="start">Value at the start.</param>
    /// <param name="step">Standard deviation of one step.</param>
    /// <param name="minimum">It never goes below.</param>
    /// <param name="maximum">It never goes above; greater than <paramref name="minimum"/>.</param>
    /// <param name="periodMs">Time from step to step, ms; greater than 0.</param>
    /// <param name="context">Gives the seed.</param>
    public WalkSignal(double start, double step, double minimum, double maximum, long periodMs, SignalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _step = step;
        _minimum = minimum;
        _maximum = maximum;
        _periodMs = periodMs;
        _seed = context.Seed;
        _marks = [start];
        _last = start;
    }

    public override double At(long elapsedMs)
    {
        long target = Math.Max(0, elapsedMs) / _periodMs;
        if (target < _lastStep)
        {
            _lastStep = target / StepsPerMark * StepsPerMark;
            _last = _marks[(int)(_lastStep / StepsPerMark)];
        }

        while (_lastStep < target)
        {
            _last = Reflect(_last + (_step * SeededHash.Normal(_seed, _lastStep)));
            _lastStep++;
            if (_lastStep == (long)_marks.Count * StepsPerMark)
            {
                _marks.Add(_last);
            }
        }

        return _last;
    }

    private double Reflect(double value)
    {
        double reflected = value > _maximum ? (2 * _maximum) - value : value < _minimum ? (2 * _minimum) - value : value;
        return Math.Clamp(reflected, _minimum, _maximum);
    }
}
