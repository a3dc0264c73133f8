namespace Wuxi.Edge.Native.Tests.Fakes;

/// <summary>An input that changes its level at given instants.</summary>
internal sealed class FakeInput : INativeInput
{
    private readonly List<long> _changes;
    private readonly int _initial;

    /// <param name="initial">Level before the first change.</param>
    /// <param name="changesUs">Instants, rising.</param>
    public FakeInput(int initial, params IEnumerable<long> changesUs)
    {
        _initial = initial;
        _changes = [.. changesUs];
    }

    /// <summary>Pulses to 1.</summary>
    /// <param name="count">How many.</param>
    /// <param name="firstUs">The first rises.</param>
    /// <param name="periodUs">From one to the next.</param>
    /// <param name="widthUs">How long each is.</param>
    public static FakeInput Pulses(int count, long firstUs, long periodUs, long widthUs) =>
        new(0, Enumerable.Range(0, count).SelectMany(i => new[] { firstUs + (i * periodUs), firstUs + (i * periodUs) + widthUs }));

    /// <summary>A contact that is touched at random: seeded.</summary>
    public static FakeInput Random(int seed, int changes, int longestUs)
    {
        var random = new Random(seed);
        var instants = new List<long>();
        long atUs = 0;
        for (int i = 0; i < changes; i++)
        {
            // Most are short, some long.
            atUs += 1 + (long)(longestUs * Math.Pow(random.NextDouble(), 4));
            instants.Add(atUs);
        }

        return new FakeInput(0, instants);
    }

    public void ChangeAt(long atUs) => _changes.Add(atUs);

    public int LevelAt(long uptimeUs) => _initial ^ (After(uptimeUs) & 1);

    public long NextChangeUs(long afterUs)
    {
        int index = After(afterUs);
        return index == _changes.Count ? long.MaxValue : _changes[index];
    }

    // How many changes there were up to an instant.
    private int After(long uptimeUs)
    {
        int index = _changes.BinarySearch(uptimeUs);
        return index >= 0 ? index + 1 : ~index;
    }
}
