using Microsoft.Extensions.DependencyInjection;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Cli;
using Wuxi.Edge.Emulator.Running;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>The interlocks of a node with the real gateway, in virtual time: what the node does alone, and what the gateway knows of it afterwards.</summary>
public class InterlockRunTests
{
    private const int FanPin = 21;
    private const int ValvePin = 22;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private const string Workshop = """
        workshop: W1
        areas: [{ id: A1, equipment: [{ id: booth }] }]
        nodes:
          - id: N001
            buses:
              - { id: ai-1, kind: adc, channel: 0, reference: 3300, shunt: 150 }
              - { id: ai-2, kind: adc, channel: 1, reference: 3300, shunt: 150 }
            devices:
              - { id: gas-1, part: gas420, bus: ai-1, measures: lel, high: 100, timeout: 3s, equipment: A1/booth, points: [{ metric: lel, quantity: lel-1, period: 500ms, deadband: 1 }] }
              - { id: gas-2, part: gas420, bus: ai-2, measures: lel, high: 100, timeout: 3s, equipment: A1/booth, points: [{ metric: lel, quantity: lel-2, period: 500ms, deadband: 1 }] }
            outputs:
              - { id: fan-1, name: { zh: 排风机, en: Exhaust fan }, equipment: A1/booth, pin: 21, safe: on }
              - { id: valve-1, equipment: A1/booth, pin: 22, safe: off, gateway-lost: off, gateway-lost-after: 10min }
            interlocks:
              - { id: gas-fan, name: { zh: 可燃气联锁, en: Gas interlock }, equipment: A1/booth, vote: 1oo2, channels: [gas-1/lel, gas-2/lel], above: 20, hysteresis: 2, for: 2s, then: { fan-1: on, valve-1: off } }
        alarms:
          - { id: gas-trip, point: A1/booth/gas-fan, kind: high, limit: 1.5, priority: critical }
        """;

    private static string Scenario(string steps, params string[] faults) => $$"""
        scenario: test
        workshop: test.workshop.yaml
        start: 2026-06-01T08:00:00+08:00
        nodes:
          - node: N001
            board: esp32-s3-devkit
            devices:
              - device: gas-2
                signals: { lel: { model: steps, steps: {{steps}} } }
        {{(faults.Length == 0 ? "" : "faults:\n" + string.Join('\n', faults.Select(fault => "  - " + fault)))}}
        """;

    [Theory]
    [InlineData("{ at: 60s, for: 4min, kind: gateway-kill }", "{ at: 70s, for: 3min, kind: network-lost, node: N001 }")]
    [InlineData("{ at: 60s, for: 4min, kind: broker-down }")]
    [InlineData("{ at: 119s, for: 3min, kind: network-lost, node: N001 }")]
    public void Without_the_gateway_gas_starts_the_fan_and_it_runs_until_the_reset(params string[] faults)
    {
        using var run = new VirtualRuns(Workshop, Scenario("[{ at: 0s, value: 0 }, { at: 120s, value: 30 }, { at: 200s, value: 0 }]", faults));
        List<(double AtS, bool IsOn)> fan = Watch(run, FanPin, 6 * 60);

        // Two seconds, one period of sampling and the window of the loop later.
        (double atS, bool isOn) = Assert.Single(fan);
        Assert.True(isOn);
        Assert.InRange(atS, 122, 123.1);
        Assert.False(Node(run).Board.ReadPin(ValvePin));

        InterlockItem item = Assert.Single(Interlocks(run).Interlocks);
        Assert.Equal(("N001", "gas-fan", "可燃气联锁"), (item.Node, item.Id, item.Name.Zh));
        Assert.Equal(3, Live(run, item.State));
        Interlocks(run).Reset("N001", "gas-fan", "test");
        Assert.False(Assert.Single(Watch(run, FanPin, (6 * 60) + 2)).IsOn);
        Assert.True(Node(run).Board.ReadPin(ValvePin));
        run.Session.RunUntil(TimeSpan.FromMinutes(7));
        Assert.Equal(0, Live(run, item.State));

        RunSummary summary = run.RunAndDrain(TimeSpan.FromMinutes(8));
        Assert.True(summary.IsComplete, summary.ToText());

        // The alarm began when the row tripped, however late the gateway heard of it.
        (string alarm, AlarmTransitionKind kind, _, long sinceMs) = run.Journal[0];
        Assert.Equal(("gas-trip", AlarmTransitionKind.Raised), (alarm, kind));
        Assert.InRange(sinceMs, 122_000, 123_100);
    }

    [Fact]
    public void A_reset_while_the_gas_is_there_is_refused_and_the_gateway_is_told_why()
    {
        using var run = new VirtualRuns(Workshop, Scenario("[{ at: 0s, value: 0 }, { at: 30s, value: 30 }]"));
        Assert.True(Assert.Single(Watch(run, FanPin, 60)).IsOn);
        InterlockItem item = Assert.Single(Interlocks(run).Interlocks);
        Interlocks(run).Reset("N001", "gas-fan", "test");
        Assert.Empty(Watch(run, FanPin, 70));
        Assert.Equal((2, 1), (Live(run, item.State), Live(run, item.Refusal)));
        Interlocks(run).Reset("N001", "no-such-row", "test");
        Assert.Empty(Watch(run, FanPin, 75));
    }

    [Fact]
    public void A_power_cut_drops_the_relay_and_the_trip_is_there_again_at_once()
    {
        using var run = new VirtualRuns(Workshop, Scenario(
            "[{ at: 0s, value: 0 }, { at: 30s, value: 30 }, { at: 95s, value: 0 }]", "{ at: 90s, for: 20s, kind: power-cut, node: N001 }"));
        List<(double AtS, bool IsOn)> fan = Watch(run, FanPin, 200);
        Assert.Equal([true, false, true], fan.Select(change => change.IsOn));
        Assert.InRange(fan[1].AtS, 90, 90.1);

        // The gas had gone before the power came back.
        Assert.InRange(fan[2].AtS, 110, 110.1);
        Interlocks(run).Reset("N001", "gas-fan", "test");
        Assert.False(Assert.Single(Watch(run, FanPin, 210)).IsOn);
    }

    [Fact]
    public void Without_the_gateway_for_ten_minutes_the_valve_closes_and_opens_when_it_is_back()
    {
        using var run = new VirtualRuns(Workshop, Scenario("[{ at: 0s, value: 0 }]", "{ at: 2min, for: 20min, kind: gateway-kill }"));
        List<(double AtS, bool IsOn)> valve = Watch(run, ValvePin, 25 * 60);

        // Open after the first judgement; the session ends with the host's will, at most some seconds after its death.
        Assert.Equal([true, false, true], valve.Select(change => change.IsOn));
        Assert.InRange(valve[1].AtS, 12 * 60, (12 * 60) + 30);
        Assert.InRange(valve[2].AtS, 22 * 60, (22 * 60) + 90);
    }

    private static EmulatedNode Node(VirtualRuns run) => run.Session.Run.Workshop.Nodes[0];

    private static IInterlockService Interlocks(VirtualRuns run) => run.Session.Gateway.Services.GetRequiredService<IInterlockService>();

    private static double? Live(VirtualRuns run, Point point) =>
        run.Session.Gateway.Services.GetRequiredService<ILiveQuery>().Get(point.Index).Value.Number;

    /// <summary>Runs on; every change of a pin with its second, to a twentieth.</summary>
    private static List<(double AtS, bool IsOn)> Watch(VirtualRuns run, int pin, double untilS)
    {
        var changes = new List<(double, bool)>();
        bool last = Node(run).Board.ReadPin(pin);
        while (run.Session.Run.Clock.Elapsed.TotalSeconds < untilS)
        {
            run.Session.RunUntil(run.Session.Run.Clock.Elapsed + Step);
            bool now = Node(run).Board.ReadPin(pin);
            if (now != last)
            {
                changes.Add((run.Session.Run.Clock.Elapsed.TotalSeconds, now));
                last = now;
            }
        }

        return changes;
    }
}
