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
/// A node with an instrument of every family allocates nothing once it has seen everything: not online, not offline, not while it sends
/// what has piled up, not while it connects. What allocates outside of the firmware (wires, files, the link: on the chip M2Mqtt) is
/// counted apart. The exceptions are the name of a file of the store, once for each that is begun, read from or deleted: 64 KB of records; and
/// the topic of a message that says that an instrument is dead, or there again.
/// </summary>
public class SteadyLoopTests
{
    // A string of nine characters, and the array it is made of.
    private const int NameBytes = 88;

    // The topic, and what it is put together from.
    private const int TopicBytes = 320;

    private static readonly BoardKind Wide = new("wide", 8, 20, 49);

    [Theory]
    [InlineData(0)]
    [InlineData(256 * 1024)]
    public void The_loop_allocates_nothing(int flashBytes)
    {
        // Twice: the runs are alike turn by turn, and what the runtime does at its own times, collecting above all, is not in both.
        Dictionary<long, (long Bytes, int Files, int Births)> first =
            Run(flashBytes).ToDictionary(turn => turn.AtMs, turn => (turn.Bytes, turn.Files, turn.Births));
        (long AtMs, long Bytes, int Files, int Births)[] both =
        [
            .. Run(flashBytes).Where(turn => first.ContainsKey(turn.AtMs))
                .Select(turn => (turn.AtMs, Math.Min(turn.Bytes, first[turn.AtMs].Bytes), turn.Files, turn.Births)),
        ];

        Assert.Equal([], both
            .Where(turn => turn.Bytes > (turn.Files * NameBytes) + (turn.Births * TopicBytes))
            .Select(turn => $"{turn.AtMs} ms: {turn.Bytes} bytes, {turn.Files} files, {turn.Births} births"));
        Assert.InRange(both.Count(turn => turn.Births == 0), flashBytes == 0 ? 0 : 1, flashBytes == 0 ? 0 : 200);
        Assert.InRange(both.Count(turn => turn.Births > 0), 1, 3);
    }

    private static List<(long AtMs, long Bytes, int Files, int Births)> Run(int flashBytes)
    {
        WorkshopModel workshop = WorkshopReader.ReadFile(Path.Combine(Repository.Cases("node"), "every-family", "workshop.yaml")).Model!;
        var scenario = new Scenario(
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
        Assert.True(program.Turns - turns > 10_000 && program.Statistics.RecordsSentHistorical > 100 && program.Statistics.SensorFaults > 10);

        Assert.All(workshop.Nodes[0].Devices, device => Assert.Contains(gateway.Readings, reading => reading.Device == "N001/" + device.Id && reading.Value is not null));
        return program.Allocating;
    }
}
