namespace Wuxi.Edge.EndToEnd.Tests;

/// <summary>Small workshops and scenarios for runs in virtual time.</summary>
internal static class ScenarioTexts
{
    /// <summary>One node with a smoke transmitter, sampled every so many ms.</summary>
    public static string Workshop(int periodMs = 100) => $$"""
        workshop: W1
        areas: [{ id: A1, equipment: [{ id: hall }] }]
        nodes:
          - id: N001
            buses: [{ id: ai-1, kind: adc, channel: 0, reference: 3300, shunt: 150 }]
            devices:
              - id: smoke-1
                part: smoke420
                bus: ai-1
                low: 0
                high: 2
                timeout: 5s
                equipment: A1/hall
                points: [{ metric: optical-density, quantity: smoke, period: {{periodMs}}ms, deadband: 0.005, silent: 10s }]
        alarms:
          - { id: smoke, point: A1/hall/smoke, kind: high, limit: 0.15, deadband: 0.03, priority: critical }
          - { id: smoke-bad, point: A1/hall/smoke, kind: bad, priority: high }
        outputs:
          - { id: siren, pin: 17, safe: off, kind: siren }
        interlocks:
          - { id: fire, when: { alarms: [smoke] }, drive: siren }
        """;

    /// <summary>The scenario of that workshop with a signal and faults, each a YAML flow mapping.</summary>
    public static string Scenario(string signal, params string[] faults) => $$"""
        scenario: test
        workshop: test.workshop.yaml
        start: 2026-06-01T08:00:00+08:00
        nodes:
          - node: N001
            board: esp32-s3-devkit
            devices:
              - device: smoke-1
                signals: { optical-density: {{signal}} }
        {{(faults.Length == 0 ? "" : "faults:\n" + string.Join('\n', faults.Select(fault => "  - " + fault)))}}
        """;
}
