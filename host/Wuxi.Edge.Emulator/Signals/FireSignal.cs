namespace Wuxi.Edge.Emulator.Signals;

/// <summary>
/// Optical density of the smoke of a fire: clear air, then growth with the square of time (the t² fire of NFPA 72
/// Annex B, taken over from heat release to density), up to a limit; put out, it clears exponentially. It starts by the
/// scenario and by command.
/// </summary>
public sealed class FireSignal : Signal
{
    private readonly FireSwitch _command;
    private readonly long? _startMs;
    private readonly double _growth;
    private readonly double _clearAir;
    private readonly double _maximum;
    private readonly double _clearingMs;
    private readonly Noise _noise;

    /// <param name="command">Lights it and puts it out at run time.</param>
    /// <param name="startMs">When it starts by itself, ms since the start; null for only by command.</param>
    /// <param name="growth">1/m per s².</param>
    /// <param name="clearAir">Optical density without a fire, 1/m.</param>
    /// <param name="maximum">Optical density it never exceeds, 1/m.</param>
    /// <param name="clearingMs">Time constant of the smoke's clearing once the fire is out, ms; greater than 0.</param>
    /// <param name="noise">Standard deviation of the noise, 1/m.</param>
    /// <param name="context">Gives the seed of the noise.</param>
    public FireSignal(
        FireSwitch command, long? startMs, double growth, double clearAir, double maximum, double clearingMs, double noise, SignalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _command = command;
        _startMs = startMs;
        _growth = growth;
        _clearAir = clearAir;
        _maximum = maximum;
        _clearingMs = clearingMs;
        _noise = new Noise(noise, 1000, context.Seed);
    }

    public override double At(long elapsedMs)
    {
        long time = Math.Max(0, elapsedMs);
        double smoke = 0;
        long since = 0;
        bool isBurning = false;
        bool isStartPending = _startMs is not null;
        foreach (FireSwitch.Entry entry in _command.History)
        {
            if (isStartPending && _startMs <= entry.AtMs)
            {
                Advance(_startMs!.Value, true);
                isStartPending = false;
            }

            Advance(entry.AtMs, entry.IsOn);
        }

        if (isStartPending)
        {
            Advance(_startMs!.Value, true);
        }

        return Math.Max(0, Math.Min(_maximum, _clearAir + Smoke(smoke, isBurning, time - since)) + _noise.At(time));

        void Advance(long atMs, bool next)
        {
            if (atMs <= time)
            {
                smoke = Smoke(smoke, isBurning, atMs - since);
                since = atMs;
                isBurning = next;
            }
        }
    }

    /// <summary>Smoke after <paramref name="ms"/> more of burning or clearing: burning goes on along the t² curve from where it stands.</summary>
    private double Smoke(double smoke, bool isBurning, long ms)
    {
        if (!isBurning)
        {
            return smoke * Math.Exp(-ms / _clearingMs);
        }

        double seconds = Math.Sqrt(smoke / _growth) + (ms / 1000.0);
        return Math.Min(_maximum, _growth * seconds * seconds);
    }
}
