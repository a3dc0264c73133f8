using Wuxi.Edge.Emulator.Clocks;
using Wuxi.Edge.Emulator.Faults;
using Wuxi.Edge.Emulator.Running;

namespace Wuxi.Edge.Emulator.Tests.Running;

/// <summary>When broker and gateway die and come back.</summary>
public class HostFaultScheduleTests
{
    [Fact]
    public void What_two_faults_keep_dead_comes_back_when_both_are_over()
    {
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        var seen = new List<string>();
        FaultDefinition[] faults =
        [
            Fault(FaultKind.GatewayKill, 10, 30), Fault(FaultKind.GatewayKill, 20, 40), Fault(FaultKind.BrokerDown, 25, 35),
            Fault(FaultKind.GatewayKill, 40, 45), Fault(FaultKind.GatewayKill, 50, 60),
        ];
        using var schedule = new HostFaultSchedule(
            clock, faults, (kind, isDead) => seen.Add($"{clock.Elapsed.TotalSeconds} {kind} {(isDead ? "dead" : "back")}"));

        clock.RunUntil(TimeSpan.FromMinutes(5));

        Assert.Equal(
            ["10 GatewayKill dead", "25 BrokerDown dead", "35 BrokerDown back", "40 GatewayKill back", "40 GatewayKill dead", "45 GatewayKill back", "50 GatewayKill dead", "60 GatewayKill back"],
            seen);
    }

    private static FaultDefinition Fault(FaultKind kind, int atSeconds, int untilSeconds) =>
        new(kind, atSeconds * 1000, (untilSeconds - atSeconds) * 1000, "", "", 0);
}
