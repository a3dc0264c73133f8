using Wuxi.Edge.Emulator.Faults;

namespace Wuxi.Edge.Emulator.Running;

/// <summary>
/// Tells when the scenario kills and revives what is not a node: the broker and the gateway. What two faults keep dead comes back
/// when both are over. Called from the clock's timers.
/// </summary>
public sealed class HostFaultSchedule : IDisposable
{
    private readonly List<ITimer> _timers = [];
    private readonly Lock _lock = new();
    private readonly Dictionary<FaultKind, int> _active = [];
    private readonly Action<FaultKind, bool> _changed;

    /// <param name="clock">Virtual or system time; the scenario starts now.</param>
    /// <param name="faults">The scenario's faults; those of nodes are left aside.</param>
    /// <param name="changed">What, and whether it is dead from now on.</param>
    public HostFaultSchedule(TimeProvider clock, IReadOnlyList<FaultDefinition> faults, Action<FaultKind, bool> changed)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(faults);
        _changed = changed;
        foreach (FaultDefinition fault in faults.Where(fault => fault.Kind is FaultKind.BrokerDown or FaultKind.GatewayKill))
        {
            Schedule(clock, fault.AtMs, () => Count(fault.Kind, 1));
            Schedule(clock, fault.UntilMs, () => Count(fault.Kind, -1));
        }
    }

    public void Dispose() => _timers.ForEach(timer => timer.Dispose());

    private void Count(FaultKind kind, int more)
    {
        lock (_lock)
        {
            int before = _active.GetValueOrDefault(kind);
            _active[kind] = before + more;
            if (before == 0 || before + more == 0)
            {
                _changed(kind, more > 0);
            }
        }
    }

    private void Schedule(TimeProvider clock, long atMs, Action action) => _timers.Add(
        clock.CreateTimer(static state => ((Action)state!)(), action, TimeSpan.FromMilliseconds(atMs), Timeout.InfiniteTimeSpan));
}
