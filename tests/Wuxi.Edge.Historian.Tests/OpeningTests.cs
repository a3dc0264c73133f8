using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>What cannot be opened is refused with words that help, and left as it was.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wuxi-edge-opening-").FullName;

    private string DatabaseFile => Path.Combine(_folder, "history.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_newer_schema_is_refused()
    {
        Open().Dispose();
        Execute("PRAGMA user_version = 99");
        string message = Assert.Throws<HistoryDatabaseException>(Open).Message;
        Assert.Contains("newer Wuxi.Edge (schema 99, this program knows up to 2)", message, StringComparison.Ordinal);
        Assert.Contains(DatabaseFile, message, StringComparison.Ordinal);
        Assert.Equal(99L, Execute("PRAGMA user_version"));
    }

    [Fact]
    public void Another_program_s_database_is_refused()
    {
        Execute("CREATE TABLE customer (id INTEGER)");
        Assert.Contains("not one of Wuxi.Edge", Assert.Throws<HistoryDatabaseException>(Open).Message, StringComparison.Ordinal);
        Assert.Equal(1L, Execute("SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public void What_is_no_database_is_refused()
    {
        File.WriteAllText(DatabaseFile, new string('x', 5000));
        Assert.Contains("cannot be opened", Assert.Throws<HistoryDatabaseException>(Open).Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(DatabaseFile).Length);
    }

    [Fact]
    public void A_second_gateway_on_the_same_folder_is_refused_until_the_first_is_gone()
    {
        using (Open())
        {
            Assert.Contains("another gateway", Assert.Throws<HistoryDatabaseException>(Open).Message, StringComparison.Ordinal);
        }

        Open().Dispose();
    }

    [Fact]
    public void A_folder_that_is_a_file_is_refused()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Assert.Contains(file, Assert.Throws<HistoryDatabaseException>(() => Open(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_committed_is_synced_and_the_log_is_gone_after_a_clean_end()
    {
        using (HistoryDatabase database = Open())
        {
            using SqliteCommand command = database.Writer.Connection!.CreateCommand();
            command.CommandText = "SELECT journal_mode, synchronous FROM pragma_journal_mode, pragma_synchronous";
            using SqliteDataReader reader = command.ExecuteReader();
            Assert.True(reader.Read());
            Assert.Equal(("wal", 2), (reader.GetString(0), reader.GetInt32(1)));
            Assert.Empty(database.Query.ReadGaps(null, 10));
        }

        Assert.False(File.Exists(DatabaseFile + "-wal"));
    }

    [Theory]
    [InlineData("", 1, 1, 1, 0, "Folder")]
    [InlineData("data", 0, 1, 1, 0, "QueueReadings is 0")]
    [InlineData("data", 1, -1, 1, 0, "BatchReadings is -1")]
    [InlineData("data", 1, 1, 10_001, 0, "LingerMs is 10001; expected 1 to 10000")]
    [InlineData("data", 1, 1, 1, -1, "DrainMs is -1")]
    [InlineData("data", 1, 1, 1, 0, null)]
    public void Wrong_settings_are_named(string folder, int queue, int batch, int linger, int drain, string? fault)
    {
        var options = new HistorianOptions { Folder = folder, QueueReadings = queue, BatchReadings = batch, LingerMs = linger, DrainMs = drain };
        if (fault is null)
        {
            Assert.Null(options.FindFault());
        }
        else
        {
            Assert.Contains(fault, options.FindFault(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(-1, 0, 0, 0, 0, "KeepGaugeDays is -1")]
    [InlineData(30, 400, 0, 200, 0, "KeepRollupDays is 200, Historian:KeepCounterDays 400")]
    [InlineData(30, 30, 30, 200, 100, "QuotaMegabytes is 100; expected 0, or 256 or more")]
    [InlineData(30, 0, 30, 30, 256, null)]
    public void Wrong_retention_is_named(int gauges, int counters, int states, int rollups, long quota, string? fault)
    {
        var options = new HistorianOptions { KeepGaugeDays = gauges, KeepCounterDays = counters, KeepStateDays = states, KeepRollupDays = rollups, QuotaMegabytes = quota };
        Assert.Equal(fault is null, options.FindFault() is null);
        Assert.Contains(fault ?? "", options.FindFault() ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_of_the_readme_is_the_defaults_but_for_the_folder()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "host/Wuxi.Edge.Historian/README.md"));
        string sample = readme.Split("```json")[1].Split("```")[0];
        var options = new HistorianOptions();
        PropertyInfo[] settings = [.. typeof(HistorianOptions).GetProperties().Where(property => property.Name != nameof(HistorianOptions.Folder))];
        foreach (PropertyInfo setting in settings)
        {
            setting.SetValue(options, Convert.ChangeType(-1, setting.PropertyType, CultureInfo.InvariantCulture));
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(sample));
        new ConfigurationBuilder().AddJsonStream(stream).Build().GetSection(HistorianOptions.Section).Bind(options);
        var defaults = new HistorianOptions();
        Assert.Equal(
            settings.Select(setting => $"{setting.Name} {setting.GetValue(defaults)}"), settings.Select(setting => $"{setting.Name} {setting.GetValue(options)}"));
        Assert.Null(options.FindFault());
    }

    [Fact]
    public void Nonsense_from_the_caller_is_refused_at_once()
    {
        using HistoryDatabase database = Open();
        var header = new RecordHeader(new RecordId("N001", 1, 1), "device-1", 0, false, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => database.Writer.TryAppend(header, [new Reading(2, 0, default, Quality.Bad, BadReason.None)]));
        Assert.Throws<ArgumentException>(() => database.Writer.TryAppendGap(new GapEntry("N001", 1, 5, 4, 0, 0, GapReason.Unexplained)));
        Assert.Throws<ArgumentException>(() => database.Writer.TryAppendGap(new GapEntry("N001", 1, 5, null, 0, 0, GapReason.Unexplained)));
        Assert.Equal(0, database.Writer.QueueDepth);
    }

    private HistoryDatabase Open() => Open(_folder);

    private static HistoryDatabase Open(string folder) => HistoryDatabase.Open(
        new HistorianOptions { Folder = folder }, TestWorkshop.WithPoints(2), new ManualTimeProvider(), new RecordingLogger());

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
