using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests.Upkeep;

/// <summary>Some days of every kind of value, sealed, with roll-ups, and a tail that is not.</summary>
internal static class SampleHistory
{
    public const int Points = 4;

    /// <summary>Late in an evening of June 2026: two days.</summary>
    private const long T0 = 1_780_349_400_000;

    public static TestHistory Create(Action<HistorianOptions>? configure = null)
    {
        var history = new TestHistory(TestWorkshop.WithPoints(Points), configure);
        history.Time.StepUtc(DateTimeOffset.FromUnixTimeMilliseconds(T0).AddDays(3));
        for (int i = 0; i < 6_000; i++)
        {
            Append(history, i, T0 + (i * 3_000L));
            if (i % 2_000 == 1_999)
            {
                history.PumpAll();
                Seal(history);
            }
        }

        Assert.True(history.Writer.TryAppendGap(new GapEntry("N001", 1, 6_001, 6_010, T0, T0, GapReason.StoreOverflow)));
        Assert.True(history.Writer.TryQuarantine(new QuarantineEntry(new RecordId("N001", 1, 6_011), "topic", [1], T0, "truncated")));
        for (int i = 6_011; i < 6_100; i++)
        {
            Append(history, i, T0 + (i * 3_000L));
        }

        history.PumpAll();
        return history;
    }

    /// <summary>Seals and merges what is due.</summary>
    public static void Seal(TestHistory history)
    {
        history.Time.Advance(TimeSpan.FromHours(1));
        while (history.Sealer.RunOnce())
        {
        }
    }

    public static string[] Segments(TestHistory history) =>
        [.. Directory.GetFiles(Path.Combine(history.Options.Folder, "segments"), "*.wxs").Order(StringComparer.Ordinal)];

    public static List<Reading>[] ReadAll(TestHistory history) => [.. Enumerable.Range(0, Points).Select(history.ReadAll)];

    private static void Append(TestHistory history, int i, long atMs)
    {
        Reading text = new(2, atMs, PointValue.FromText("state " + (i / 70 % 3)), Quality.Good, BadReason.None);
        Reading bad = new(0, atMs, default, Quality.Bad, BadReason.Timeout);
        Reading number = new(0, atMs, PointValue.FromFloat(20 + (i * 7 % 100 / 10f)), Quality.Good, BadReason.None);
        Reading counter = new(1, atMs, PointValue.FromInt64(i * 3L), Quality.Good, BadReason.None);
        Reading noise = new(3, atMs, PointValue.FromDouble(Math.Sin(i) * 1e3), Quality.Good, BadReason.None);
        history.Append("N001", 1, (ulong)i + 1, atMs, i % 37 == 5 ? [bad, counter, noise] : [number, counter, text, noise]);
    }
}
