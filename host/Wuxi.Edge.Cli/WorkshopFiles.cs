using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Yaml;

namespace Wuxi.Edge.Cli;

/// <summary>Loads workshop files for commands that cannot go on without one.</summary>
internal static class WorkshopFiles
{
    /// <summary>The workshop, or null after saying what is wrong.</summary>
    public static WorkshopModel? LoadOrReport(string path, TextWriter error)
    {
        WorkshopReadResult result;
        try
        {
            result = WorkshopReader.ReadFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{path}: cannot be read: {exception.Message}");
            return null;
        }

        foreach (YamlFault fault in result.Faults)
        {
            error.WriteLine(fault);
        }

        return result.Model;
    }
}
