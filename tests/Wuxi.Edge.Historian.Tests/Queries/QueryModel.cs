using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests.Queries;

/// <summary>
/// Random readings of a point in several stores, some of them late, committed and sealed in random pieces, beside the plain list of
/// them.
/// </summary>
internal sealed class QueryModel : IDisposable
{
    public const long StartMs = 1_780_000_000_000;

    private readonly List<Reading> _readings = [];

    public QueryModel(int seed, int count, Func<Random, Reading> next)
    {
        var random = new Random(seed);
        ulong number = 0;
        for (int i = 0; i < count; i++)
        {
            Reading reading = next(random);
            // Every instant once, so that there is one right order.
            if (_readings.Exists(other => other.TimestampMs == reading.TimestampMs))
            {
                continue;
            }

            _readings.Add(reading);
            History.Append("N001", (ulong)random.Next(1, 4), ++number, reading.TimestampMs, reading);
            if (random.Next(count / 8) == 0)
            {
                History.PumpAll();
                Seal(random);
            }
        }

        History.PumpAll();
        _readings.Sort((a, b) => a.TimestampMs.CompareTo(b.TimestampMs));
    }

    public TestHistory History { get; } = new();

    /// <summary>All of them in the order of time.</summary>
    public IReadOnlyList<Reading> Readings => _readings;

    public string PointId => History.Workshop.Points[0].Id;

    public static bool IsNumber(Reading reading) => reading.Quality == Quality.Good && reading.Value.Number is double number && double.IsFinite(number);

    public void Dispose() => History.Dispose();

    private void Seal(Random random)
    {
        if (random.Next(4) == 0)
        {
            History.Sealer.Compact();
            return;
        }

        History.Time.Advance(TimeSpan.FromHours(1));
        while (History.Sealer.RunOnce())
        {
        }
    }
}
