using System.Globalization;
using Wuxi.Edge.Mqtt.Native;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// Remembers the broker's process id in its folder: when we are killed, the child lives on and holds the port, and the next
/// start has to end it.
/// </summary>
internal sealed class BrokerProcessFile(string path, string configurationFile)
{
    private const int LookBackTimes = 250;
    private static readonly TimeSpan LookBackAfter = TimeSpan.FromMilliseconds(20);

    public void Write(int processId) => PrivateFiles.Write(path, processId.ToString(CultureInfo.InvariantCulture) + "\n");

    public void Delete() => File.Delete(path);

    /// <summary>Kills what a former run left, and returns when it is gone; only a process whose command line names our configuration file is ours.</summary>
    /// <returns>Its process id, or null when there was none.</returns>
    public async Task<int?> EndLeftoverAsync(TimeProvider time, CancellationToken cancellation)
    {
        if (!File.Exists(path)
            || !int.TryParse(File.ReadAllText(path), NumberStyles.Integer, CultureInfo.InvariantCulture, out int processId)
            || !IsOurs(processId))
        {
            return null;
        }

        _ = LibC.Kill(processId, LibC.SigKill);
        for (int i = 0; i < LookBackTimes && IsOurs(processId); i++)
        {
            // Not our child any more, so nobody tells us of its end.
            await Task.Delay(LookBackAfter, time, cancellation).ConfigureAwait(false);
        }

        return processId;
    }

    /// <summary>Whether that process is a broker on our configuration, and not a later process with the same number.</summary>
    private bool IsOurs(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Split('\0').Contains(configurationFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // There is no such process, or it is another user's.
        }
    }
}
