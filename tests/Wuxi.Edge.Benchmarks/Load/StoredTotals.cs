using Microsoft.Extensions.Logging.Abstractions;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Historian;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Benchmarks.Load;

/// <summary>What a history holds when its gateway has stopped.</summary>
public static class StoredTotals
{
    /// <summary>Counts it.</summary>
    /// <param name="folder">The gateway's folder.</param>
    /// <param name="workshopFile">Its workshop file.</param>
    public static HistoryTotals Read(string folder, string workshopFile)
    {
        WorkshopModel workshop = ReadWorkshop(workshopFile);
        using HistoryDatabase history = Open(GatewayProcess.DataFolder(folder), workshop);
        return history.Query.ReadTotals();
    }

    /// <summary>Opens a history.</summary>
    public static HistoryDatabase Open(string dataFolder, WorkshopModel workshop) => HistoryDatabase.Open(
        new HistorianOptions { Folder = dataFolder }, workshop, TimeProvider.System, NullLogger.Instance);

    /// <summary>Reads a workshop file that is good.</summary>
    public static WorkshopModel ReadWorkshop(string file)
    {
        WorkshopReadResult result = WorkshopReader.ReadFile(file);
        return result.Model ?? throw new InvalidOperationException(string.Join('\n', result.Faults));
    }
}
