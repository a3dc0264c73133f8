using Microsoft.Extensions.DependencyInjection;
using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Cli;

namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>A node that was provisioned before its workshop file grew, and the real gateway.</summary>
public class SettingsEndToEndTests
{
    private const string Sine = "{ model: sine, mean: 0.05, amplitude: 0.04, period: 20s }";

    [Theory]
    [InlineData("{ at: 1s, for: 3min, kind: network-lost, node: N001 }")]
    [InlineData("{ at: 1min, for: 2min, kind: gateway-kill }")]
    [InlineData("{ at: 20s, for: 10s, kind: power-cut, node: N001 }")]
    public void The_gateway_brings_it_the_new_settings_and_nothing_is_lost(string fault)
    {
        string workshop = ScenarioTexts.Workshop()
            .Replace("equipment: [{ id: hall }]", "equipment: [{ id: hall }, { id: store }]", StringComparison.Ordinal)
            .Replace("shunt: 150 }]", "shunt: 150 }, { id: ai-2, kind: adc, channel: 1, reference: 3300, shunt: 150 }]", StringComparison.Ordinal)
            .Replace(
                "alarms:\n",
                "      - { id: smoke-2, part: smoke420, bus: ai-2, low: 0, high: 2, timeout: 5s, equipment: A1/store, points: [{ metric: optical-density, quantity: smoke, period: 1s, deadband: 0.005, silent: 10s }] }\nalarms:\n",
                StringComparison.Ordinal);
        string scenario = ScenarioTexts.Scenario(Sine, fault)
            .Replace("esp32-s3-devkit", "esp32-s3-devkit\n    store: flash", StringComparison.Ordinal)
            .Replace("    devices:", "    devices:\n      - device: smoke-2\n        signals: { optical-density: { model: constant, value: 0.5 } }", StringComparison.Ordinal);
        using var run = new VirtualRuns(workshop, scenario, provision: (_, text) => string.Concat(
            text.Split('\n').Where(line => line.Length > 0 && !line.Contains("-2", StringComparison.Ordinal)).Select(line => line + "\n")));

        RunSummary summary = run.RunAndDrain(TimeSpan.FromMinutes(8));

        Assert.Equal((0UL, 0L), (summary.Pending, summary.Missing));
        Assert.Equal(0, summary.Totals.Quarantined);
        NodeStatus node = Assert.Single(run.Session.Gateway.Services.GetRequiredService<INodeQuery>().Nodes);
        Assert.NotNull(node.Settings);
        Assert.Equal(node.Settings.Wanted, node.Settings.InUse);
        Assert.Equal((0u, 0u), (node.Settings.Pending, node.Settings.Refused));
        Assert.DoesNotContain(node.Faults, fact => fact.Kind is not ("sequence-gap" or "data-before-birth"));
        long start = run.Start.ToUnixTimeMilliseconds();
        Reading[] second = [.. run.History.ReadRange("A1/store/smoke", start, start + 600_000).Where(reading => reading.Quality == Quality.Good)];
        Assert.True(second.Length > 20, $"{second.Length} readings of the new instrument");
        Assert.All(second, reading => Assert.InRange(reading.Value.Number!.Value, 0.49, 0.51));
        Assert.True(run.History.ReadRange("A1/hall/smoke", start, start + 600_000).Count() > 200);
    }
}
