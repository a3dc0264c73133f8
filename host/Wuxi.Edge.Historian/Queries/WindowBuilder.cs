using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian.Rollups;

namespace Wuxi.Edge.Historian.Queries;

/// <summary>Sums roll-ups, in the order of time, into spans between given boundaries. Not thread safe.</summary>
internal sealed class WindowBuilder : RollupSink
{
    private readonly IReadOnlyList<long> _boundaries;
    private readonly Rollup[] _sums;

    // The number before the window at hand; Good is 0 when there is none.
    private Rollup _before;
    private int _at;

    /// <exception cref="ArgumentException">The boundaries are fewer than two, or not ascending.</exception>
    public WindowBuilder(IReadOnlyList<long> boundaries)
    {
        _boundaries = boundaries;
        ResolutionMs = RollupResolution.HourMs;
        for (int i = 0; i < boundaries.Count; i++)
        {
            if (i > 0 && boundaries[i] <= boundaries[i - 1])
            {
                throw new ArgumentException($"boundary {i} is {boundaries[i]}, the one before {boundaries[i - 1]}; expected ascending instants", nameof(boundaries));
            }

            ResolutionMs = Math.Min(
                ResolutionMs,
                boundaries[i] % RollupResolution.HourMs == 0 ? RollupResolution.HourMs
                    : boundaries[i] % RollupResolution.MinuteMs == 0 ? RollupResolution.MinuteMs : 0);
        }

        if (boundaries.Count < 2)
        {
            throw new ArgumentException($"{boundaries.Count} boundaries; expected two or more", nameof(boundaries));
        }

        _sums = new Rollup[boundaries.Count - 1];
        for (int i = 0; i < _sums.Length; i++)
        {
            _sums[i].FromMs = boundaries[i];
        }

        LookBackMs = boundaries[0] < long.MinValue + Rollup.LongestHoldMs ? boundaries[0] : boundaries[0] - Rollup.LongestHoldMs;
    }

    /// <summary>The longest windows of which the spans are made; 0: of single readings.</summary>
    public int ResolutionMs { get; }

    /// <summary>From here on readings may still be held when the first span begins.</summary>
    public long LookBackMs { get; }

    /// <summary>Adds a window; they come in the order of time, and none crosses a boundary.</summary>
    public override void Add(in Rollup rollup)
    {
        if (rollup.FromMs < _boundaries[0])
        {
            RollupSum.Add(ref _before, rollup);
            return;
        }

        while (rollup.FromMs >= _boundaries[_at + 1])
        {
            _at++;
        }

        RollupSum.Add(ref _sums[_at], rollup);
    }

    public IReadOnlyList<TimeWindow> Build()
    {
        var windows = new TimeWindow[_sums.Length];
        for (int i = 0; i < windows.Length; i++)
        {
            ref readonly Rollup sum = ref _sums[i];
            windows[i] = Build(sum, _boundaries[i], _boundaries[i + 1]);
            if (sum.Good > 0 || sum.Bad > 0)
            {
                RollupSum.Add(ref _before, sum);
            }
        }

        return windows;
    }

    private TimeWindow Build(in Rollup sum, long fromMs, long toMs)
    {
        bool isAny = sum.Good > 0;
        long heldMs = sum.HeldMs;
        double integral = sum.Integral;
        double? increase = isAny ? sum.Increase : null;
        if (_before.Good > 0)
        {
            // The value before is held into the span, until its first reading.
            long untilMs = Math.Min(isAny || sum.Bad > 0 ? sum.BeginMs : toMs, _before.LastMs + Rollup.LongestHoldMs);
            long ms = _before.EndsBad ? 0 : Math.Max(0, untilMs - fromMs);
            heldMs += ms;
            integral += _before.Last * ms;
            increase += isAny ? RollupSum.StepUp(_before.Last, sum.First) : 0;
        }

        if (isAny && !sum.EndsBad)
        {
            // Roll-ups of hours, where nothing else is left, may reach beyond the span.
            long ms = Math.Max(0, Math.Min(toMs - sum.LastMs, Rollup.LongestHoldMs));
            heldMs += ms;
            integral += sum.Last * ms;
        }

        return new TimeWindow(
            fromMs,
            toMs,
            sum.Good,
            sum.Bad,
            isAny ? sum.Min : null,
            isAny ? sum.Max : null,
            isAny ? sum.Sum / sum.Good : null,
            isAny ? sum.Last : null,
            heldMs > 0 ? integral / heldMs : null,
            heldMs,
            increase);
    }
}
