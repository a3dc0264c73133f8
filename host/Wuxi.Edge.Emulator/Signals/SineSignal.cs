namespace Wuxi.Edge.Emulator.Signals;

/// <summary>mean + amplitude · sin(2π · (t / period + phase)).</summary>
/// <param name="mean">Mean value.</param>
/// <param name="amplitude">Half the way from trough to crest.</param>
/// <param name="periodMs">One whole wave, ms; greater than 0.</param>
/// <param name="phase">Where in the wave it starts, as a part of the period.</param>
public sealed class SineSignal(double mean, double amplitude, long periodMs, double phase) : Signal
{
    public override double At(long elapsedMs)
    {
        // The whole waves are taken off as integers, so the phase is as exact after a year as at the start.
        double wave = (double)(Math.Max(0, elapsedMs) % periodMs) / periodMs;
        return mean + (amplitude * Math.Sin(2 * Math.PI * (wave + phase)));
    }
}
