namespace Wuxi.Edge.Abstractions;

/// <summary>The lasting memory of alarms. Loop thread only; appends are queued and never block.</summary>
public interface IAlarmJournal
{
    /// <summary>The last transition of each alarm that is not <see cref="AlarmState.Normal"/>; read once at start.</summary>
    IReadOnlyList<AlarmTransition> LoadOpen();

    /// <summary>Queues an entry. The journal's queue is unbounded by design: alarms are never dropped.</summary>
    void Append(AlarmTransition transition);
}
