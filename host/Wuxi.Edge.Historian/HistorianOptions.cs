namespace Wuxi.Edge.Historian;

/// <summary>Settings of the historian; section <c>Historian</c> of the gateway's configuration.</summary>
public sealed class HistorianOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Historian";

    /// <summary>Folder of the database, relative to the working folder; made when it is missing. Default <c>data</c>.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>
    /// Capacity of the queue in readings, those being written included (about 12 bytes each, while they are there). What does not fit is refused
    /// and comes again from the node, seconds later. At least 1; default 2,000,000. Alarms are queued apart, without limit.
    /// </summary>
    public int QueueReadings { get; set; } = 2_000_000;

    /// <summary>Most readings in one transaction; at least 1, default 100,000. More is faster when catching up, less answers sooner.</summary>
    public int BatchReadings { get; set; } = 100_000;

    /// <summary>
    /// Longest time a reading waits for others to share its transaction, ms; 1 to 10,000, default 200. It bounds how much
    /// later than its arrival a record is confirmed. Alarms and full batches do not wait.
    /// </summary>
    public int LingerMs { get; set; } = 200;

    /// <summary>How long a stopping gateway tries to write what is queued while the database fails, ms; default 5,000.</summary>
    public int DrainMs { get; set; } = 5_000;

    /// <summary>
    /// How many committed readings are rewritten into segments together; at least 1,000, default 500,000. It bounds the memory that sealing
    /// takes (about 10 bytes a reading) and what a start has to look through.
    /// </summary>
    public int SealReadings { get; set; } = 500_000;

    /// <summary>They are rewritten at least so often, s; 1 to 86,400, default 600.</summary>
    public int SealSeconds { get; set; } = 600;

    /// <summary>
    /// How many days the readings of gauges are kept at least; 0 for ever, default 400. Then their roll-ups of minutes (where these take less than half)
    /// and hours stay. Whole files lose readings at a time, which are of a day at first and of a month later. Points that left the workshop count as gauges.
    /// </summary>
    public int KeepGaugeDays { get; set; } = 400;

    /// <summary>The same of counters, e.g. energy; 0 for ever, default 1,100: three years.</summary>
    public int KeepCounterDays { get; set; } = 1_100;

    /// <summary>The same of states; 0 for ever, default 1,100. Of states that are texts nothing stays but that there was a record.</summary>
    public int KeepStateDays { get; set; } = 1_100;

    /// <summary>How many days roll-ups are kept whose readings are gone; 0 for ever, which is the default, else at least as long as readings.</summary>
    public int KeepRollupDays { get; set; }

    /// <summary>
    /// What the history may take on disk, MB (2^20 bytes); 0 for no limit, which is the default, else at least 256. Above it the oldest readings go, then
    /// the oldest roll-ups, then the oldest record numbers, as far as needed.
    /// </summary>
    public long QuotaMegabytes { get; set; }

    /// <summary>
    /// Free space that the disk shall have, MB; 0 for any, default 1,024. Below it the oldest readings go, whoever filled the disk; roll-ups stay.
    /// </summary>
    public long FreeMegabytes { get; set; } = 1_024;

    /// <summary>What is wrong with the settings, or null.</summary>
    public string? FindFault() =>
        string.IsNullOrWhiteSpace(Folder) ? "Historian:Folder is empty; expected the path of a folder"
        : QueueReadings < 1 ? $"Historian:QueueReadings is {QueueReadings}; expected 1 or more"
        : BatchReadings < 1 ? $"Historian:BatchReadings is {BatchReadings}; expected 1 or more"
        : LingerMs is < 1 or > 10_000 ? $"Historian:LingerMs is {LingerMs}; expected 1 to 10000"
        : SealReadings < 1000 ? $"Historian:SealReadings is {SealReadings}; expected 1000 or more"
        : SealSeconds is < 1 or > 86_400 ? $"Historian:SealSeconds is {SealSeconds}; expected 1 to 86400"
        : FindRetentionFault() is string fault ? fault
        : DrainMs < 0 ? $"Historian:DrainMs is {DrainMs}; expected 0 or more"
        : null;

    private string? FindRetentionFault()
    {
        foreach ((string name, int days) in new[]
        {
            (nameof(KeepGaugeDays), KeepGaugeDays), (nameof(KeepCounterDays), KeepCounterDays), (nameof(KeepStateDays), KeepStateDays), (nameof(KeepRollupDays), KeepRollupDays),
        })
        {
            if (days < 0)
            {
                return $"Historian:{name} is {days}; expected 0 or more";
            }

            if (KeepRollupDays > 0 && days > KeepRollupDays)
            {
                return $"Historian:KeepRollupDays is {KeepRollupDays}, Historian:{name} {days}; expected roll-ups to be kept at least as long as readings";
            }
        }

        return QuotaMegabytes is < 0 or (> 0 and < 256) ? $"Historian:QuotaMegabytes is {QuotaMegabytes}; expected 0, or 256 or more"
            : FreeMegabytes < 0 ? $"Historian:FreeMegabytes is {FreeMegabytes}; expected 0 or more"
            : null;
    }
}
