namespace Wuxi.Edge.Node.Tests.Control;

/// <summary>
/// What a row must do, worked out anew from everything that was ever measured and pressed: slow, and written without a look
/// at the state machine.
/// </summary>
internal sealed class NaiveInterlock(NaiveRow options)
{
    private readonly List<(long AtMs, double?[] Values)> _samples = [];
    private readonly List<long> _accepted = [];

    public void Sample(long atMs, double?[] values) => _samples.Add((atMs, [.. values]));

    /// <summary>Whether a reset would be, and is, taken.</summary>
    public bool Reset(long atMs)
    {
        bool isTaken = State() == 3;
        if (isTaken)
        {
            _accepted.Add(atMs);
        }

        return isTaken;
    }

    /// <summary>0 normal, 1 the delay runs, 2 tripped, 3 waits for a reset.</summary>
    public int State()
    {
        bool isTripped = false;
        bool isDemand = false;
        long? sinceMs = null;
        int resets = 0;
        for (int i = 0; i < _samples.Count; i++)
        {
            (long atMs, _) = _samples[i];

            // Resets come between samples.
            while (resets < _accepted.Count && _accepted[resets] < atMs)
            {
                isTripped = false;
                sinceMs = null;
                resets++;
            }

            isDemand = Demand(i) ?? isDemand;
            sinceMs = isDemand ? sinceMs ?? atMs : null;
            isTripped |= isDemand && atMs - sinceMs >= options.DelayMs;
            isTripped &= isDemand || options.IsLatched;
        }

        if (resets < _accepted.Count)
        {
            return 0;
        }

        return isTripped ? (isDemand ? 2 : 3) : isDemand ? 1 : 0;
    }

    /// <summary>Null: as before.</summary>
    private bool? Demand(int sample)
    {
        int healthy = 0;
        int votes = 0;
        for (int channel = 0; channel < options.Channels; channel++)
        {
            if (_samples[sample].Values[channel] is not null)
            {
                healthy++;
                votes += IsBeyond(sample, channel) ? 1 : 0;
            }
        }

        if (healthy == 0)
        {
            return options.IsHeldWhenBlind ? null : true;
        }

        int faulted = options.Channels - healthy;
        int needed = (options.Vote, faulted, options.IsAvailable) switch
        {
            ("2oo3", 0, _) or ("2oo2", 0, _) => 2,
            ("2oo3", 1, true) => 2,
            _ => 1,
        };
        return votes >= needed;
    }

    /// <summary>The last good value that was beyond the limit, or back behind the hysteresis, decides.</summary>
    private bool IsBeyond(int sample, int channel)
    {
        for (int i = sample; i >= 0; i--)
        {
            if (_samples[i].Values[channel] is not { } value)
            {
                continue;
            }

            double beyond = options.IsAbove ? value - options.Limit : options.Limit - value;
            if (beyond > 0)
            {
                return true;
            }

            if (beyond <= -options.Hysteresis)
            {
                return false;
            }
        }

        return false;
    }
}
