using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms.Tests;

/// <summary>Remembers what it is told, and can do something at that moment.</summary>
internal sealed class FakeSink : IAlarmSink
{
    public List<AlarmTransition> Told { get; } = [];

    public void OnTransition(AlarmTransition transition) => Told.Add(transition);
}
