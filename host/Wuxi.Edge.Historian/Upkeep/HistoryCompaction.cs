using Microsoft.Extensions.Logging;
using Wuxi.Edge.Historian.Storage;

namespace Wuxi.Edge.Historian.Upkeep;

/// <summary>Brings a history that no gateway uses into its smallest form.</summary>
public static class HistoryCompaction
{
    /// <summary>Seals all batches and merges segments as far as that goes. Gives up nothing.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="logger">Log.</param>
    /// <returns>Bytes before and after.</returns>
    /// <exception cref="HistoryDatabaseException">There is no history, or a gateway uses it.</exception>
    /// <exception cref="IOException">It could not be written.</exception>
    public static (long Before, long After) Run(string folder, ILogger logger)
    {
        using (HistoryConnections.ToRead(folder))
        {
            // Only to refuse a folder without a history: opening it for writing would make one.
        }

        long before = Size(folder);
        using (var database = HistoryDatabase.Open(new HistorianOptions { Folder = folder }, new NoWorkshop(), TimeProvider.System, logger))
        {
            database.Sealer.Compact();
        }

        return (before, Size(folder));
    }

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
}
