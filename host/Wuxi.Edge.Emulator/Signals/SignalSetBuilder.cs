namespace Wuxi.Edge.Emulator.Signals;

/// <summary>Makes the signals of one instrument: those the scenario describes, and defaults for the rest.</summary>
public static class SignalSetBuilder
{
    /// <param name="part">Part id.</param>
    /// <param name="described">What the scenario says, by metric.</param>
    /// <param name="context">Start and local time; every metric gets a seed of its own from its seed.</param>
    /// <param name="fire">Lights the fires of the node.</param>
    /// <exception cref="InvalidOperationException">Two signals follow from each other.</exception>
    public static SignalSet Build(
        string part, IReadOnlyDictionary<string, SignalSpec> described, SignalContext context, FireSwitch fire)
    {
        ArgumentNullException.ThrowIfNull(described);
        ArgumentNullException.ThrowIfNull(context);
        IReadOnlyDictionary<string, SignalSpec> defaults = DefaultSignals.For(part);
        var made = new Dictionary<string, Signal>(StringComparer.Ordinal);
        var making = new HashSet<string>(StringComparer.Ordinal);
        foreach (string metric in defaults.Keys)
        {
            Make(metric);
        }

        return new SignalSet(made);

        Signal Make(string metric)
        {
            if (made.TryGetValue(metric, out Signal? signal))
            {
                return signal;
            }

            if (!making.Add(metric))
            {
                throw new InvalidOperationException($"The signal of {metric} follows from itself.");
            }

            SignalSpec spec = described.GetValueOrDefault(metric) ?? defaults[metric];
            SignalContext own = context with { Seed = SeededHash.Derive(context.Seed, metric) };
            return made[metric] = spec.Create(new SignalParts(own, fire, Make));
        }
    }
}
