using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Tests;

/// <summary>The shell, with its own thread and settings, as a gateway runs it.</summary>
public sealed class HistorianStageTests : IDisposable
{
    private const long T0 = 1_780_000_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("wuxi-edge-stage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_clean_stop_writes_what_is_queued()
    {
        using (IHost host = Build(("LingerMs", "10000")))
        {
            await host.StartAsync();
            IRecordWriter writer = host.Services.GetRequiredService<IRecordWriter>();
            for (ulong number = 1; number <= 500; number++)
            {
                Assert.True(Append(writer, number));
            }

            host.Services.GetRequiredService<IAlarmJournal>().Append(Alarm());
            await host.StopAsync();
            Assert.Equal(500, host.Services.GetRequiredService<IHistoryQuery>().ReadTotals().Records);
        }

        Assert.False(File.Exists(Path.Combine(_folder, "history.db-wal")), "the log was not moved into the database");
        using IHost again = Build();
        Assert.Equal([(1UL, 500UL)], Assert.Single(again.Services.GetRequiredService<IRecordWriter>().LoadProgress()).Accounted.Ranges);
        Assert.Equal([Alarm()], again.Services.GetRequiredService<IAlarmJournal>().LoadOpen());
    }

    [Fact]
    public async Task The_thread_commits_while_records_come()
    {
        using IHost host = Build(("LingerMs", "1"));
        await host.StartAsync();
        IRecordWriter writer = host.Services.GetRequiredService<IRecordWriter>();
        var told = new RecordIntervals();
        ulong number = 0;
        bool isAllTold = SpinWait.SpinUntil(
            () =>
            {
                if (number < 1000)
                {
                    Assert.True(Append(writer, ++number));
                }

                while (writer.TryTakeCommitted(out CommittedRange range))
                {
                    told.Add(range.First, range.Last);
                }

                return told.Contiguous == 1000;
            },
            Patience);
        Assert.True(isAllTold, $"told through {told.Contiguous} of 1000 only");
        await host.StopAsync();
    }

    [Fact]
    public async Task An_alarm_does_not_wait_for_others()
    {
        // The linger is longer than the patience: only the wake of the alarm can end it in time.
        using TestHistory history = new(folder: _folder, configure: options => options.LingerMs = 10_000);
        using var stage = new HistorianStage(history.Writer, history.Sealer, Options.Create(history.Options), TimeProvider.System, new RecordingLogger<HistorianStage>());
        long start = TimeProvider.System.GetTimestamp();
        await stage.StartAsync(default);
        history.Writer.Append(Alarm());
        Assert.True(SpinWait.SpinUntil(() => history.Query.ReadTotals().AlarmEntries == 1, Patience));
        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(9));
        await stage.StopAsync(default);
    }

    [Fact]
    public async Task A_stop_while_the_disk_fails_gives_up_in_time_and_says_what_is_not_written()
    {
        using TestHistory history = new(folder: _folder, configure: options => options.DrainMs = 0);
        using var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={history.File};Pooling=False");
        other.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = other.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        history.Append("N001", 7, 1, T0);

        var log = new RecordingLogger<HistorianStage>();
        using var stage = new HistorianStage(history.Writer, history.Sealer, Options.Create(history.Options), TimeProvider.System, log);
        await stage.StartAsync(default);
        await stage.StopAsync(default).WaitAsync(Patience);
        Assert.Equal([2004], log.Ids);
        Assert.Equal(1, history.Writer.QueueDepth);
    }

    [Fact]
    public async Task Wrong_settings_stop_the_start()
    {
        using IHost host = Build(("QueueReadings", "0"));
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("Historian:QueueReadings is 0; expected 1 or more", e.Message, StringComparison.Ordinal);
    }

    private static bool Append(IRecordWriter writer, ulong number) => writer.TryAppend(
        new RecordHeader(new RecordId("N001", 7, number), "device-1", T0 + (long)number, false, 0),
        [new Reading(0, T0 + (long)number, PointValue.FromInt64((long)number), Quality.Good, BadReason.None)]);

    private static AlarmTransition Alarm() => new(
        "a", AlarmTransitionKind.Raised, AlarmState.UnacknowledgedActive, AlarmPriority.High, T0, T0, default, null, false, null);

    private IHost Build(params (string Key, string Value)[] settings)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            settings.Append(("Folder", _folder)).Select(setting => KeyValuePair.Create("Historian:" + setting.Item1, (string?)setting.Item2)));
        builder.Services.AddSingleton<IWorkshopQuery>(TestWorkshop.WithPoints(2));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHistorian();
        return builder.Build();
    }
}
