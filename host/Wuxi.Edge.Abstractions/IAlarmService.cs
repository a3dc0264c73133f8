namespace Wuxi.Edge.Abstractions;

/// <summary>What people see of alarms and do to them. Safe for use by many threads.</summary>
public interface IAlarmService
{
    /// <summary>A snapshot, most urgent first, then newest first.</summary>
    IReadOnlyList<ActiveAlarm> Active { get; }

    /// <summary>Grows with every change of <see cref="Active"/>.</summary>
    long Version { get; }

    /// <summary>Asks for acknowledgement (确认); done on the loop thread within 100 ms. Unknown or normal alarms are ignored.</summary>
    void Acknowledge(string alarmId, string user);
}
