using Wuxi.Edge.Ingest.Births;
using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Ingest.Tests;

/// <summary>The table of declared metrics against plain dictionaries, under random births, rebirths and lookups.</summary>
public class MetricTableTests
{
    private static readonly string?[] Devices = [null, "a", "b"];

    // Next to each other, with holes, and far beyond what is found without hashing.
    private static readonly long[] Aliases = [-1, 0, 1, 2, 3, 9, 100, 4095, 4096, 1L << 40];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void It_finds_what_dictionaries_find(int seed)
    {
        var random = new Random(seed);
        var table = new MetricTable();
        var byAlias = new Dictionary<long, MetricEntry>();
        var byName = new Dictionary<(string?, string), MetricEntry>();
        for (int step = 0; step < 300; step++)
        {
            string? device = Devices[random.Next(Devices.Length)];
            long alias = Aliases[random.Next(Aliases.Length)];
            switch (random.Next(20))
            {
                case 0:
                    table.Clear();
                    byAlias.Clear();
                    byName.Clear();
                    break;
                case < 4:
                    table.Remove(device);
                    RemoveWhere(byAlias, entry => entry.Device == device);
                    RemoveWhere(byName, entry => entry.Device == device);
                    break;
                case < 12:
                    // A name of its own each time, as births have them.
                    var entry = new MetricEntry($"m{step}", device, step, DataType.Float, MetricRole.Point);
                    bool isFirst = alias < 0 || !byAlias.ContainsKey(alias);
                    Assert.Equal(isFirst, table.TryAdd(alias, entry));
                    byName[(device, entry.Name)] = entry;
                    if (alias >= 0)
                    {
                        byAlias[alias] = isFirst ? entry : entry with { Role = MetricRole.AliasConflict };
                    }

                    break;
                default:
                    string name = $"m{random.Next(step + 1)}";
                    Assert.Equal(byAlias.GetValueOrDefault(alias), table.Find(alias));
                    Assert.Equal(byName.GetValueOrDefault((device, name)), table.Find(device, name));
                    break;
            }
        }
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 40)];

    private static void RemoveWhere<TKey>(Dictionary<TKey, MetricEntry> entries, Func<MetricEntry, bool> isGone)
        where TKey : notnull
    {
        foreach (TKey key in entries.Where(pair => isGone(pair.Value)).Select(pair => pair.Key).ToArray())
        {
            entries.Remove(key);
        }
    }
}
