using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Running;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Emulator.Tests.Running;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>
/// A node allocates nothing once it has seen everything, whatever instruments it has: not online, not offline, not while it sends
/// what has piled up, not while it connects. What allocates outside of the firmware (wires, files, the link: on the chip M2Mqtt) is
/// counted apart. There are three exceptions: the name of a file of the store, once for each that is begun, read from or deleted, which is 64 KB of
/// records; the topic of a message that says that an instrument is dead, or there again; and what nanoFramework's binding of the SHT4x makes of
/// each measurement.
/// </summary>
public class SteadyLoopTests
{
    private static readonly BoardKind Wide = new("wide", 8, 20, 49);

    [Theory]
    [InlineData("every-family", "N001", 0)]
    [InlineData("every-family", "N001", 256 * 1024)]
    [InlineData("every-bus", "N001", 0)]
    [InlineData("every-bus", "N001", 256 * 1024)]
    [InlineData("every-bus", "N002", 0)]
    public void The_loop_allocates_nothing(string workshop, string node, int flashBytes)
    {
        // Twice: the runs are alike turn by turn, and what the runtime does at its own times, collecting above all, is not in both.
        Scenario scenario = Of(workshop, node);
        Dictionary<long, MeasuredTurn> first = Run(scenario, flashBytes).ToDictionary(turn => turn.AtMs);
        MeasuredTurn[] both =
        [
            .. Run(scenario, flashBytes).Where(turn => first.ContainsKey(turn.AtMs))
                .Select(turn => turn with { Bytes = Math.Min(turn.Bytes, first[turn.AtMs].Bytes) }),
        ];

        Assert.Equal([], both.Where(turn => turn.Bytes > turn.Allowance).Select(turn => turn.ToString()));
        Assert.InRange(both.Count(turn => turn.Births > 0), 0, 20);
        Assert.InRange(both.Count(turn => turn.Files > 0), flashBytes == 0 ? 0 : 1, flashBytes == 0 ? 0 : 200);

        // The binding was counted, as much as is allowed to it: so nothing else hides there.
        bool hasSht4x = scenario.Nodes[0].Node.Devices.Any(device => device.Part == "sht4x");
        Assert.All(both.Where(turn => turn.Files == 0 && turn.Births == 0), turn => Assert.Equal(turn.Allowance, turn.Bytes));
        Assert.InRange(both.Sum(turn => turn.Sht4xReadings), hasSht4x ? 400 : 0, hasSht4x ? 500 : 0);
    }

    private static Scenario Of(string workshop, string node)
    {
        string folder = Path.Combine(Repository.Cases("node"), workshop);
        string file = Path.Combine(folder, "scenario.yaml");
        if (!File.Exists(file))
        {
            return OnWideBoard(WorkshopReader.ReadFile(Path.Combine(folder, "workshop.yaml")).Model!);
        }

        ScenarioReadResult result = ScenarioReader.ReadFile(file);
        Assert.Empty(result.Faults);
        Scenario scenario = result.Scenario!;
        return scenario with
        {
            Nodes = [.. scenario.Nodes.Where(one => one.Node.Id == node)],
            Faults = [.. scenario.Faults.Where(fault => fault.Node == node)],
        };
    }

    // No board that a scenario file could name has as many ports.
    private static Scenario OnWideBoard(WorkshopModel workshop) => new(
        "memory",
        workshop,
        DateTimeOffset.UnixEpoch.AddDays(20_000),
        [new ScenarioNode(workshop.Nodes[0], Wide, 0, new Dictionary<string, IReadOnlyDictionary<string, SignalSpec>>())],
        [
            // Once to see it all, then again while it is measured; the bus is spoilt and a meter silent the while.
            new(FaultKind.NetworkLost, 300_000, 120_000, "N001", "", 0),
            new(FaultKind.Silent, 320_000, 60_000, "N001", "m1", 0),
            new(FaultKind.NetworkLost, 900_000, 240_000, "N001", "", 0),
            new(FaultKind.Silent, 960_000, 60_000, "N001", "m1", 0),
            new(FaultKind.BitErrors, 1_200_000, 60_000, "N001", "u1", 0.01),
        ]);

    private static List<MeasuredTurn> Run(Scenario scenario, int flashBytes)
    {
        MeasuredProgram? program = null;
        using var run = new VirtualRun(
            scenario,
            new EmulatorOptions { Seed = 3 },
            makeProgram: (node, settings, links, _) => program = new MeasuredProgram(settings, node.Board, links, flashBytes));
        var gateway = new TestGateway(run);
        run.RunUntil(TimeSpan.FromMinutes(10));
        Assert.True(program!.IsOnline);
        long turns = program.Turns;
        program.Allocating.Clear();

        run.RunUntil(TimeSpan.FromMinutes(18));
        Assert.False(program.IsOnline);
        run.RunUntil(TimeSpan.FromMinutes(25));
        Assert.True(program.IsOnline);
        Assert.InRange(program.Turns - turns, 10_000, long.MaxValue);
        Assert.InRange(program.Statistics.RecordsSentHistorical, 100UL, ulong.MaxValue);
        Assert.InRange(program.Statistics.SensorFaults, 10UL, ulong.MaxValue);

        NodeDefinition node = scenario.Nodes[0].Node;
        Assert.All(node.Devices, device => Assert.Contains(gateway.Readings, reading => reading.Device == node.Id + "/" + device.Id && reading.Value is not null));
        return program.Allocating;
    }
}
