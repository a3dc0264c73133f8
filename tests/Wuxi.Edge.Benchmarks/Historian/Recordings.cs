using System.Globalization;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Benchmarks.Historian;

/// <summary>
/// Recorded measurements as series: every numeric column is a point, every source a node. To have enough of them they are
/// repeated as further series with a shifted start until there are a million readings.
/// </summary>
internal sealed class Recordings
{
    private const int FewestReadings = 1_000_000;
    private const long ShiftMs = 7000;
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    // By source: time, and the columns' texts.
    private readonly SortedDictionary<string, List<(long TimeMs, string[] Columns)>> _rows = new(StringComparer.Ordinal);

    /// <summary>What is there of the known sets, by name. None when the recordings are not beside the repository.</summary>
    public static IEnumerable<(string Name, Recordings Set)> All()
    {
        foreach ((string name, Action<Recordings, string> load) in Loaders)
        {
            if (Repository.WhyNotMeasured(name) is { } missing)
            {
                Console.Error.WriteLine($"bytes_per_reading_{name} is not measured: {missing}");
                continue;
            }

            var set = new Recordings();
            load(set, Path.Combine(Repository.MeasuredData!, name));
            yield return (name, set);
        }
    }

    private static IEnumerable<(string Name, Action<Recordings, string> Load)> Loaders =>
    [
        ("steel", LoadSteel),
        ("skab", LoadSkab),
        ("solarcast_dust", LoadDust),
        ("femto", LoadFemto),
    ];

    /// <summary>Points that <see cref="Fill"/> needs.</summary>
    public int Points => Repeats * _rows.Values.Sum(rows => rows[0].Columns.Length);

    private int Repeats => (int)Math.Ceiling(
        FewestReadings / (double)_rows.Values.Sum(rows => rows.DistinctBy(row => row.TimeMs).Sum(row => row.Columns.Count(IsNumber))));

    public void Fill(IHistorianSubject history)
    {
        int first = 0;
        var readings = new List<Reading>();
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            foreach ((string source, List<(long TimeMs, string[] Columns)> rows) in _rows)
            {
                var seen = new HashSet<long>();
                foreach ((long rowMs, string[] columns) in rows)
                {
                    long timeMs = rowMs + (repeat * ShiftMs);
                    if (!seen.Add(timeMs))
                    {
                        continue;
                    }

                    readings.Clear();
                    for (int i = 0; i < columns.Length; i++)
                    {
                        if (IsNumber(columns[i]))
                        {
                            readings.Add(new Reading(first + i, timeMs, PointValue.FromDouble(double.Parse(columns[i], Invariant)), Quality.Good, BadReason.None));
                        }
                    }

                    if (readings.Count > 0)
                    {
                        history.Append(source + "-" + repeat.ToString(Invariant), timeMs, readings.ToArray());
                    }
                }

                first += rows[0].Columns.Length;
            }
        }
    }

    private static bool IsNumber(string text) =>
        text.Length > 0 && double.TryParse(text, NumberStyles.Float, Invariant, out double number) && double.IsFinite(number);

    private static void LoadSteel(Recordings set, string folder)
    {
        // The time of the first row of a day bears the date of the day that ends: the rows are a quarter of an hour apart.
        long timeMs = new DateTimeOffset(2018, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        foreach (string[] row in Rows(Directory.GetFiles(folder, "*.csv").Single(), ','))
        {
            timeMs += 900_000;
            set.Add("steel", timeMs, row[1..7]);
        }
    }

    private static void LoadSkab(Recordings set, string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (string[] row in Rows(file, ';'))
            {
                set.Add(Path.GetRelativePath(folder, file), Utc(row[0]), row[1..9]);
            }
        }
    }

    private static void LoadDust(Recordings set, string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            foreach (string[] row in Rows(file, ','))
            {
                // An Excel serial day.
                long seconds = (long)Math.Round((double.Parse(row[0], Invariant) - 25569) * 86400);
                set.Add(Path.GetFileName(file) + row[1], seconds * 1000, row[2..]);
            }
        }
    }

    private static void LoadFemto(Recordings set, string folder)
    {
        foreach (string[] row in Rows(Path.Combine(folder, "Bearing1_1_rms_all.csv"), ','))
        {
            set.Add("bearing", 1_700_000_000_000 + (long.Parse(row[1], Invariant) * 1000), row[2..]);
        }
    }

    private static long Utc(string text) =>
        new DateTimeOffset(DateTime.Parse(text, Invariant, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)).ToUnixTimeMilliseconds();

    private static IEnumerable<string[]> Rows(string file, char separator) => File.ReadLines(file).Skip(1).Select(line => line.Split(separator));

    private void Add(string source, long timeMs, string[] columns)
    {
        if (!_rows.TryGetValue(source, out List<(long, string[])>? rows))
        {
            _rows.Add(source, rows = []);
        }

        rows.Add((timeMs, columns));
    }
}
