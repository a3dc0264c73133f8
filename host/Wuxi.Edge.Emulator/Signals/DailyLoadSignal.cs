namespace Wuxi.Edge.Emulator.Signals;

/// <summary>
/// The load of a shop over a working day: base at night, up from 07:30 to 08:30 local time, down to 45 % of the way for
/// the midday break (12:00 to 13:00), down from 17:30 to 25 % for the evening shift, and to the base from 20:00 to 21:00;
/// with noise on top, and never below 0.
/// </summary>
public sealed class DailyLoadSignal : Signal
{
    private const double MsPerHour = 3_600_000;

    /// <summary>Local hour, and how much of the way from base to peak; straight lines between.</summary>
    private static readonly (double Hour, double Part)[] Day =
    [
        (0, 0), (7.5, 0), (8.5, 1), (11.9, 1), (12.1, 0.45), (12.9, 0.45), (13.1, 1), (17.5, 1), (18.5, 0.25), (20, 0.25), (21, 0), (24, 0),
    ];

    private readonly double _base;
    private readonly double _peak;
    private readonly Noise _noise;
    private readonly long _startLocalMs;

    /// <param name="baseLoad">Load at night.</param>
    /// <param name="peak">Load in the morning and the afternoon.</param>
    /// <param name="noise">Standard deviation of the noise.</param>
    /// <param name="noisePeriodMs">How fast the noise moves, ms.</param>
    /// <param name="context">Where in the day it starts, and the seed of the noise.</param>
    public DailyLoadSignal(double baseLoad, double peak, double noise, long noisePeriodMs, SignalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _base = baseLoad;
        _peak = peak;
        _noise = new Noise(noise, noisePeriodMs, context.Seed);
        _startLocalMs = context.StartUtcMs + context.LocalOffsetMs;
    }

    public override double At(long elapsedMs)
    {
        long localMs = _startLocalMs + Math.Max(0, elapsedMs);
        double hour = localMs % 86_400_000 / MsPerHour;
        return Math.Max(0, _base + ((_peak - _base) * Part(hour)) + _noise.At(elapsedMs));
    }

    private static double Part(double hour)
    {
        int next = Array.FindIndex(Day, corner => corner.Hour > hour);
        (double fromHour, double from) = Day[next - 1];
        (double toHour, double to) = Day[next];
        return from + ((to - from) * (hour - fromHour) / (toHour - fromHour));
    }
}
