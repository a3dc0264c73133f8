namespace Wuxi.Edge.Emulator.Signals;

/// <summary>
/// The register of an energy meter: start + ∫ power dt, in kWh for a power in kW. Only power drawn counts (a negative one
/// adds nothing), sampled once a second as a meter's chip does. Sums are remembered at every 512th second.
/// </summary>
/// <param name="power">Active power, kW.</param>
/// <param name="startKwh">Register at the start, kWh.</param>
public sealed class EnergySignal(Signal power, double startKwh) : Signal
{
    private const int SecondsPerMark = 512;

    private readonly List<double> _marks = [0];
    private long _lastSecond;
    private double _lastKwSeconds;

    public override double At(long elapsedMs)
    {
        long time = Math.Max(0, elapsedMs);
        long target = time / 1000;
        if (target < _lastSecond)
        {
            _lastSecond = target / SecondsPerMark * SecondsPerMark;
            _lastKwSeconds = _marks[(int)(_lastSecond / SecondsPerMark)];
        }

        while (_lastSecond < target)
        {
            _lastKwSeconds += Math.Max(0, power.At(_lastSecond * 1000));
            _lastSecond++;
            if (_lastSecond == (long)_marks.Count * SecondsPerMark)
            {
                _marks.Add(_lastKwSeconds);
            }
        }

        double part = Math.Max(0, power.At(target * 1000)) * (time % 1000) / 1000;
        return startKwh + ((_lastKwSeconds + part) / 3600);
    }
}
