using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Emulator.Signals.Recordings;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Emulator.Scenarios.Reading;

/// <summary>Reads one signal of a scenario: <c>{ model: …, … }</c> or <c>{ recording: path, … }</c>. Files are read once.</summary>
internal sealed class SignalReader(ScenarioFolders folders)
{
    private const double Most = 1e9;
    private const int LongestMs = 2_000_000_000;

    private readonly Dictionary<string, CsvTable> _tables = new(StringComparer.Ordinal);

    /// <summary>The signal, or null when it has a fault that leaves nothing to build.</summary>
    public SignalSpec? Read(YamlMap map, string metric)
    {
        if (map.Find("recording") is not null)
        {
            return ReadRecording(map);
        }

        if (map.Find("model") is null)
        {
            map.Faults.Add(map.Node, $"{map.What}: expected 'model: …' or 'recording: …'");
            return null;
        }

        SignalSpec? spec = map.Text("model") switch
        {
            "constant" => Constant(map),
            "sine" => Sine(map),
            "daily-load" => DailyLoad(map),
            "walk" => Walk(map),
            "steps" => Steps(map),
            "fire" => Fire(map),
            "counter" => Counter(map, metric),
            _ => null,
        };
        if (spec is null)
        {
            map.Faults.AddExpected(map.At("model"), "model", "one of constant, sine, daily-load, walk, steps, fire, counter");
            return null;
        }

        map.Done();
        return spec;
    }

    private static SignalSpec Constant(YamlMap map) => SignalSpec.Constant(Number(map, "value"));

    private static SignalSpec Sine(YamlMap map)
    {
        double mean = Number(map, "mean");
        double amplitude = Number(map, "amplitude");
        long periodMs = map.DurationMs("period", 1, LongestMs);
        double phase = map.OptionalNumber("phase", 0, 1) ?? 0;
        return new SignalSpec(_ => new SineSignal(mean, amplitude, periodMs, phase));
    }

    private static SignalSpec DailyLoad(YamlMap map)
    {
        double low = Number(map, "base");
        double peak = Number(map, "peak");
        double noise = map.OptionalNumber("noise", 0, Most) ?? 0;
        long noisePeriodMs = map.DurationMs("noise-period", 1, LongestMs, 5000);
        return new SignalSpec(parts => new DailyLoadSignal(low, peak, noise, noisePeriodMs, parts.Context));
    }

    private static SignalSpec Walk(YamlMap map)
    {
        double start = Number(map, "start");
        double step = map.Number("step", 0, Most);
        double minimum = Number(map, "minimum");
        double maximum = Number(map, "maximum");
        long periodMs = map.DurationMs("period", 1, LongestMs, 1000);
        if (maximum <= minimum)
        {
            map.Faults.AddExpected(map.At("maximum"), "maximum", "a number above the minimum");
        }
        else if (start < minimum || start > maximum)
        {
            map.Faults.AddExpected(map.At("start"), "start", "a number from the minimum to the maximum");
        }

        return new SignalSpec(parts => new WalkSignal(start, step, minimum, maximum, periodMs, parts.Context));
    }

    private static SignalSpec Steps(YamlMap map)
    {
        var steps = new List<(long AtMs, double Value)>();
        foreach (YamlMap item in map.Items("steps", "step", required: true))
        {
            long atMs = item.DurationMs("at", 0, LongestMs);
            if (steps.Count > 0 && atMs <= steps[^1].AtMs)
            {
                item.Faults.AddExpected(item.At("at"), "at", $"a time after the step before it, {Durations.Format(steps[^1].AtMs)}");
            }

            steps.Add((atMs, Number(item, "value")));
            item.Done();
        }

        if (steps.Count == 0 && map.Find("steps") is { } found)
        {
            map.Faults.AddExpected(found, "steps", "at least one { at: …, value: … }");
        }

        long repeatMs = map.DurationMs("repeat", 1, LongestMs, 0);
        if (repeatMs > 0 && steps.Count > 0 && repeatMs <= steps[^1].AtMs)
        {
            map.Faults.AddExpected(map.At("repeat"), "repeat", $"a time after the last step, {Durations.Format(steps[^1].AtMs)}");
        }

        return new SignalSpec(_ => new StepsSignal(steps, repeatMs));
    }

    private static SignalSpec Fire(YamlMap map)
    {
        long? startMs = map.Find("start") is null ? null : map.DurationMs("start", 0, LongestMs);
        double growth = map.Number("growth", 1e-9, Most);
        double clearAir = map.OptionalNumber("clear", 0, Most) ?? 0;
        double maximum = map.OptionalNumber("maximum", 0, Most) ?? 3;
        double clearingMs = map.DurationMs("clearing", 1, LongestMs, 30_000);
        double noise = map.OptionalNumber("noise", 0, Most) ?? 0;
        return new SignalSpec(parts => new FireSignal(
            parts.Fire, startMs, growth, clearAir, maximum, clearingMs, noise, parts.Context));
    }

    private static SignalSpec Counter(YamlMap map, string metric)
    {
        double start = map.OptionalNumber("start", 0, Most) ?? 0;
        if (metric != "active-energy")
        {
            map.Faults.Add(map.At("model"), $"model: found 'counter' for {metric}, expected it for active-energy only: it adds up the active power");
        }

        return new SignalSpec(parts => new EnergySignal(parts.Sibling("active-power"), start));
    }

    private SignalSpec? ReadRecording(YamlMap map)
    {
        string name = map.Text("recording");
        string time = map.Text("time");
        string column = map.Text("column");
        double timeScale = map.OptionalNumber("time-scale", 1e-6, 1e9) ?? 1;
        double scale = map.OptionalNumber("scale", -Most, Most) ?? 1;
        double offset = map.OptionalNumber("offset", -Most, Most) ?? 0;
        long startMs = map.DurationMs("start", 0, LongestMs, 0);
        bool isRepeated = map.Boolean("repeat", false);
        RecordingInterpolation interpolation = map.Choice(
            "interpolate", [("hold", RecordingInterpolation.Hold), ("linear", RecordingInterpolation.Linear)], RecordingInterpolation.Hold);
        map.Done();

        if (name.Length == 0 || time.Length == 0 || column.Length == 0 || FindTable(map, name) is not { } table)
        {
            return null;
        }

        Recording? recording = Take(map, table, time, column, timeScale);
        if (recording is null)
        {
            return null;
        }

        return new SignalSpec(_ => new RecordingSignal(recording, scale, offset, startMs, isRepeated, interpolation));
    }

    private static Recording? Take(YamlMap map, CsvTable table, string time, string column, double timeScale)
    {
        bool isThere = Check(map, table, "time", time);
        isThere &= Check(map, table, "column", column);
        if (!isThere)
        {
            return null;
        }

        var recording = Recording.Take(table, time, timeScale, column, out string problem);
        if (recording is null)
        {
            map.Fault("column", problem);
        }

        return recording;
    }

    private static bool Check(YamlMap map, CsvTable table, string key, string column)
    {
        if (table.Columns.Contains(column))
        {
            return true;
        }

        map.Faults.AddExpected(map.At(key), key, "a column of the file: " + string.Join(", ", table.Columns.Take(60)));
        return false;
    }

    private CsvTable? FindTable(YamlMap map, string name)
    {
        if (_tables.TryGetValue(name, out CsvTable? known))
        {
            return known;
        }

        if (folders.FindRecording(name) is not { } path)
        {
            string where = folders.Data is null ? "beside the scenario file (or give a folder with --data)" : "beside the scenario file or in the --data folder";
            map.Faults.AddExpected(map.At("recording"), "recording", "a CSV file " + where);
            return null;
        }

        if (ScenarioFolders.ReadText(path, out string problem) is not { } text)
        {
            map.Fault("recording", problem);
            return null;
        }

        return _tables[name] = CsvReader.Read(text);
    }

    private static double Number(YamlMap map, string key) => map.Number(key, -Most, Most);
}
