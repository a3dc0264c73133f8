namespace Wuxi.Edge.Emulator;

/// <summary>
/// Chance that can be looked up: the same seed, name and number always give the same draw, in any order and in any
/// process, so noise and faults are functions of time and need no state. SplitMix64 finaliser over FNV-1a. Thread safe.
/// </summary>
public static class SeededHash
{
    /// <summary>A seed of its own for a part of the whole, e.g. one signal of one device.</summary>
    public static ulong Derive(ulong seed, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong hash = 14695981039346656037;
        foreach (char character in name)
        {
            hash = (hash ^ character) * 1099511628211;
        }

        return Mix(seed ^ hash);
    }

    /// <summary>64 random bits for number <paramref name="index"/>.</summary>
    public static ulong Bits(ulong seed, long index) => Mix(seed + ((ulong)index * 0x9E3779B97F4A7C15));

    /// <summary>Uniform in [0, 1).</summary>
    public static double Uniform(ulong seed, long index) => (Bits(seed, index) >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// Mean 0, standard deviation 1, within ±3.47: the sum of four uniform draws, which needs no transcendental function
    /// and so is the same on every machine.
    /// </summary>
    public static double Normal(ulong seed, long index)
    {
        double sum = 0;
        for (var draw = 0; draw < 4; draw++)
        {
            sum += Uniform(seed, (index * 4) + draw);
        }

        return (sum - 2) * 1.7320508075688772;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
