using Wuxi.Edge.Emulator.Faults;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>
/// Tells when the scenario kills and revives what is not a node: the broker and the gateway. Called from the clock's timers.
/// </summary>
public sealed class HostFaultSchedule : IDisposable
{
    private readonly List<ITimer> _timers = [];

    /// <param name="clock">Virtual or system time; the scenario starts now.</param>
    /// <param name="faults">The scenario's faults; those of nodes are left aside.</param>
    /// <param name="changed">What, and whether it is dead from now on.</param>
    public HostFaultSchedule(TimeProvider clock, IReadOnlyList<FaultDefinition> faults, Action<FaultKind, bool> changed)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(faults);
        foreach (FaultDefinition fault in faults.Where(fault => fault.Kind is FaultKind.BrokerDown or FaultKind.GatewayKill))
        {
            Schedule(clock, fault.AtMs, () => changed(fault.Kind, true));
            Schedule(clock, fault.UntilMs, () => changed(fault.Kind, false));
        }
    }

    public void Dispose() => _timers.ForEach(timer => timer.Dispose());

    private void Schedule(TimeProvider clock, long atMs, Action action) => _timers.Add(
        clock.CreateTimer(static state => ((Action)state!)(), action, TimeSpan.FromMilliseconds(atMs), Timeout.InfiniteTimeSpan));
}
