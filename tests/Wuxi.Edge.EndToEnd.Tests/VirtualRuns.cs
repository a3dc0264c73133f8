using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Cli;
using Wuxi.Edge.Cli.Virtual;
using Wuxi.Edge.Emulator;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Testing;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>One run in virtual time with what a test wants to know of it.</summary>
internal sealed class VirtualRuns : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly VirtualSession _session;

    public VirtualRuns(string workshop, string scenario, ulong seed = 1, string? dataFolder = null, Func<string, string, string>? provision = null)
    {
        File.WriteAllText(_folder.File("test.workshop.yaml"), workshop);
        File.WriteAllText(_folder.File("test.scenario.yaml"), scenario);
        ScenarioReadResult read = ScenarioReader.ReadFile(_folder.File("test.scenario.yaml"), dataFolder);
        Assert.Empty(read.Faults);
        Start = read.Scenario!.Start;
        _session = new VirtualSession(
            read.Scenario, new EmulatorOptions { Seed = seed }, null, _folder.File("data"), logging => logging.SetMinimumLevel(LogLevel.None), provision);
        _session.Gateway.PinChanged = (pin, isHigh) => Pins.Add((_session.Run.Clock.UtcMs - Start.ToUnixTimeMilliseconds(), pin, isHigh));
    }

    /// <summary>Start of virtual time.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>Changes of outputs: ms since the start, pin, level.</summary>
    public List<(long AtMs, int Pin, bool IsHigh)> Pins { get; } = [];

    public VirtualSession Session => _session;

    public IHistoryQuery History => _session.Gateway.Services.GetRequiredService<IHistoryQuery>();

    /// <summary>Runs for so long, then stops sampling and drains.</summary>
    public RunSummary RunAndDrain(TimeSpan duration)
    {
        _session.RunUntil(duration);
        _session.Drain();
        return _session.Summarise();
    }

    /// <summary>The journal in order of writing, with times in ms since the start.</summary>
    public IReadOnlyList<(string Alarm, AlarmTransitionKind Kind, long AtMs, long SinceMs)> Journal =>
    [
        .. History.ReadAlarms(0, long.MaxValue, int.MaxValue).Reverse().Select(entry => (
            entry.AlarmId, entry.Kind, entry.TimestampMs - Start.ToUnixTimeMilliseconds(), entry.ActiveSinceMs - Start.ToUnixTimeMilliseconds())),
    ];

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
