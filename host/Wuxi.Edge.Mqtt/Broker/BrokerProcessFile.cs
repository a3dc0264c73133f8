using System.Globalization;
using Wuxi.Edge.Mqtt.Native;

namespace Wuxi.Edge.Mqtt;

/// <summary>
/// Remembers the broker's process id in its folder: when we are killed, the child lives on and holds the port, and the next
/// start has to end it.
/// </summary>
internal sealed class BrokerProcessFile(string path, string configurationFile)
{
    public void Write(int processId) => PrivateFiles.Write(path, processId.ToString(CultureInfo.InvariantCulture) + "\n");

    public void Delete() => File.Delete(path);

    /// <summary>Kills what a former run left; only a process whose command line names our configuration file is ours.</summary>
    /// <returns>Its process id, or null when there was none.</returns>
    public int? EndLeftover()
    {
        if (!File.Exists(path)
            || !int.TryParse(File.ReadAllText(path), NumberStyles.Integer, CultureInfo.InvariantCulture, out int processId)
            || !IsOurs(processId))
        {
            return null;
        }

        _ = LibC.Kill(processId, LibC.SigKill);
        return processId;
    }

    /// <summary>Whether that process is a broker on our configuration, and not a later process with the same number.</summary>
    public bool IsOurs(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline").Split('\0').Contains(configurationFile);
        }
        catch (IOException)
        {
            return false; // There is no such process.
        }
    }
}
