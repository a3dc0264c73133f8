namespace Wuxi.Edge.Abstractions;

/// <summary>Is told of every alarm transition, inline on the loop thread. Must not block and must not throw.</summary>
public interface IAlarmSink
{
    void OnTransition(AlarmTransition transition);
}
