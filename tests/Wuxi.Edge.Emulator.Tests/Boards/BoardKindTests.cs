using Wuxi.Edge.Emulator.Boards;
using Wuxi.Edge.Emulator.Scenarios;
using Wuxi.Edge.Testing;
using Wuxi.Edge.Workshop;
using Wuxi.Edge.Workshop.Boards;

namespace Wuxi.Edge.Emulator.Tests.Boards;

/// <summary>The emulated boards are those of hardware/boards.</summary>
public sealed class BoardKindTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ports_channels_and_pins_are_the_boards()
    {
        Assert.Equal(BoardCatalogue.All.Select(board => board.Id), BoardKind.All.Select(kind => kind.Name));
        BoardKind small = BoardKind.Find("esp32-c3-devkit")!;
        Assert.Equal(["COM2"], small.Ports);
        Assert.Equal([0], small.Channels);
        Assert.Equal(22, small.Pins);
        Assert.True(small.HasPulseInput(1));
        Assert.False(small.HasPulseInput(6));
        Assert.Equal("serial port COM3", small.Lacking(new UartBus("bus", "COM3", 9600, "none"))!.Needed);
    }

    [Fact]
    public void Where_no_board_is_named_the_chip_has_everything_brought_out()
    {
        Assert.Equal("esp32-s3", Board("", "").Name);
        Assert.Equal(["COM1", "COM2", "COM3"], BoardKind.Any.Ports);
        Assert.Equal(Enumerable.Range(0, 20), BoardKind.Any.Channels);
        Assert.True(BoardKind.Any.HasPulseInput(48));
        Assert.False(BoardKind.Any.HasPulseInput(49));
    }

    [Fact]
    public void The_board_of_the_workshop_file_is_taken_and_the_scenario_may_say_another()
    {
        Assert.Equal("wuxi-node-1", Board("board: wuxi-node-1", "").Name);
        Assert.Equal("esp32-s3-devkit", Board("board: wuxi-node-1", "board: esp32-s3-devkit").Name);
    }

    [Fact]
    public void A_board_without_the_port_is_refused() =>
        Assert.Contains("expected a board with serial port COM3 for bus b; this one has COM2", Assert.Single(Read("", "board: esp32-c3-devkit").Faults).Message, StringComparison.Ordinal);

    private BoardKind Board(string inWorkshop, string inScenario)
    {
        ScenarioReadResult result = Read(inWorkshop, inScenario);
        Assert.Empty(result.Faults);
        return Assert.Single(result.Scenario!.Nodes).Board;
    }

    private ScenarioReadResult Read(string inWorkshop, string inScenario)
    {
        File.WriteAllText(_folder.File("w.workshop.yaml"), $$"""
            workshop: W1
            areas: [{ id: A1, equipment: [{ id: hall }] }]
            nodes:
              - id: N001
                {{inWorkshop}}
                buses: [{ id: b, kind: uart, port: COM3, baud: 9600 }]
                devices: [{ id: dust, part: pms5003, bus: b, equipment: A1/hall, points: [{ metric: pm10, period: 5s }] }]
            """);
        File.WriteAllText(_folder.File("s.scenario.yaml"), $$"""
            scenario: s
            workshop: w.workshop.yaml
            start: 2026-06-01T08:00:00+08:00
            nodes:
              - node: N001
                {{inScenario}}
            """);
        return ScenarioReader.ReadFile(_folder.File("s.scenario.yaml"));
    }
}
