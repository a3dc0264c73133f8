using Wuxi.Edge.Workshop.Parts;

namespace Wuxi.Edge.Workshop;

/// <summary>
/// How much of its time a serial line is in use at the most: each instrument's readings, at each of its periods, with instruments that take as
/// long to answer as they may. Points of several periods are read together when they are due together, which costs less than apart, or,
/// on a slow line with registers far from each other, more: what counts is the dearer. Pure; thread safe.
/// </summary>
public static class BusBudget
{
    /// <summary>Most of its time that a line may be in use, share. The rest is for a meter that does not answer, which costs a timeout instead of an answer.</summary>
    public const double Limit = 0.85;

    private const double MillisecondsPerSecond = 1000;
    private const int MostPeriodsTogether = 6;

    // A faster line than this would be another installation.
    private const int MostTimesFaster = 4;

    private static readonly int[] Rates = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200];

    /// <summary>Share of its time in which a line is in use, 1 for all.</summary>
    public static double Use(UartBus bus, IEnumerable<DeviceDefinition> devices)
    {
        ArgumentNullException.ThrowIfNull(devices);
        return devices.Sum(device => Use(bus, device));
    }

    /// <summary>Share of its time for which one instrument keeps a line.</summary>
    public static double Use(UartBus bus, DeviceDefinition device)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(device);
        if (PartCatalogue.Find(device.Part)?.Timing is not { } timing)
        {
            return 0;
        }

        double use = timing.TalkingShare(bus.Baud, bus.Parity);
        (int PeriodMs, string[] Metrics)[] groups =
        [
            .. device.Points.GroupBy(point => point.Point.PeriodMs).OrderBy(group => group.Key)
                .Select(group => (group.Key, group.Select(point => point.Point.Metric).ToArray())),
        ];
        for (int i = 0; i < groups.Length; i++)
        {
            // Of more periods than these the slower ones: they are read seldom.
            string[][] others = [.. groups[..i].TakeLast(MostPeriodsTogether).Select(group => group.Metrics)];
            use += Dearest(bus, timing, groups[i].Metrics, others) / groups[i].PeriodMs;
        }

        return use;
    }

    /// <summary>What some metrics add to a reading of some of the others, or none, at the most, ms.</summary>
    private static double Dearest(UartBus bus, SerialTiming timing, string[] metrics, string[][] others)
    {
        double dearest = 0;
        for (int which = 0; which < 1 << others.Length; which++)
        {
            string[] before = [.. others.Where((_, i) => (which & (1 << i)) != 0).SelectMany(other => other)];
            double added = timing.ReadingMs([.. before, .. metrics], bus.Baud, bus.Parity) - timing.ReadingMs(before, bus.Baud, bus.Parity);
            dearest = Math.Max(dearest, added);
        }

        return dearest;
    }

    /// <summary>What is wrong with a line that has too much to do, and what would fit; null for one that has not.</summary>
    public static string? Fault(UartBus bus, IReadOnlyList<DeviceDefinition> devices)
    {
        double use = Use(bus, devices);
        if (use <= Limit)
        {
            return null;
        }

        if (devices.Any(device => PartCatalogue.Find(device.Part)?.Timing is { BytesPerSecond: > 0 }))
        {
            // What is sent unasked does not follow the periods.
            return Text($"its instrument sends more than {bus.Baud} baud carry ({use:P0}), expected the instrument's own rate, such as {Rates.First(rate => Use(bus with { Baud = rate }, devices) <= Limit)} baud or more");
        }

        int[] periods = [.. devices.SelectMany(device => device.Points).Select(point => point.Point.PeriodMs).Distinct()];
        string need = periods.Length == 1
            ? Text($"need {use * periods[0] / MillisecondsPerSecond:F1} s of every {periods[0] / MillisecondsPerSecond} s ({use:P0})")
            : Text($"need {use:P0} of its time");
        string longer = periods.Length == 1
            ? Text($"a period of {RoundUp(use / Limit * periods[0])} s")
            : Text($"periods {Math.Ceiling(use / Limit * 10) / 10:F1} times as long");
        string fewer = Fitting(bus, devices) is > 0 and int count ? Text($"{count} of them, ") : "";
        string faster = Faster(bus, devices) is { } rate ? Text($", or {rate} baud") : "";
        string who = devices.Count == 1 ? "its instrument may" : Text($"its {devices.Count} instruments may");
        return Text($"{who} {need}, expected at most {Limit:P0}: {fewer}{(fewer.Length > 0 ? "or " : "")}{longer}{faster}");
    }

    private static int Fitting(UartBus bus, IReadOnlyList<DeviceDefinition> devices)
    {
        double use = 0;
        return devices.Count == 1 ? 0 : devices.Select(device => Use(bus, device)).Order().TakeWhile(next => (use += next) <= Limit).Count();
    }

    // The rate of a module with a port of its own cannot be set.
    private static int? Faster(UartBus bus, IReadOnlyList<DeviceDefinition> devices) =>
        devices.Any(device => device.Options.ContainsKey("address"))
            ? Rates.Where(rate => rate > bus.Baud && rate <= MostTimesFaster * bus.Baud && Use(bus with { Baud = rate }, devices) <= Limit).Cast<int?>().FirstOrDefault()
            : null;

    private static double RoundUp(double milliseconds) =>
        milliseconds >= MillisecondsPerSecond ? Math.Ceiling(milliseconds / MillisecondsPerSecond) : Math.Ceiling(milliseconds / 100) / 10;

    private static string Text(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
