using System.Globalization;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>What a process of ours has used, from /proc (proc(5)). Immutable.</summary>
/// <param name="UserSeconds">Processor time in its own code.</param>
/// <param name="SystemSeconds">Processor time in the kernel for it.</param>
/// <param name="ResidentMegabytes">Memory in use, MB of 10^6 bytes.</param>
/// <param name="PeakMegabytes">The most since the start, or since <see cref="ResetPeak"/>.</param>
public readonly record struct ProcessUsage(double UserSeconds, double SystemSeconds, double ResidentMegabytes, double PeakMegabytes)
{
    // USER_HZ, which is 100 for every program on Linux.
    private const double TicksPerSecond = 100;

    /// <summary>Both together.</summary>
    public double Seconds => UserSeconds + SystemSeconds;

    /// <summary>Reads it.</summary>
    /// <exception cref="IOException">There is no such process.</exception>
    public static ProcessUsage Of(int processId)
    {
        string stat = File.ReadAllText($"/proc/{processId}/stat");
        // The name in brackets may hold spaces; fields are counted behind it, from 3 on.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        string[] status = File.ReadAllLines($"/proc/{processId}/status");
        return new ProcessUsage(
            Number(fields[14 - 3]) / TicksPerSecond,
            Number(fields[15 - 3]) / TicksPerSecond,
            Kibibytes(status, "VmRSS:") * 1024 / 1e6,
            Kibibytes(status, "VmHWM:") * 1024 / 1e6);
    }

    /// <summary>Begins the peak anew: what a start needed once is not what the work needs.</summary>
    public static void ResetPeak(int processId) => File.WriteAllText($"/proc/{processId}/clear_refs", "5");

    private static double Kibibytes(string[] status, string name) =>
        Number(status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal));

    private static double Number(string text) => double.Parse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
}
