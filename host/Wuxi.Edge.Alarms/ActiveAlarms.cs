using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms;

/// <summary>A snapshot of the open alarms, as people see them. Immutable.</summary>
internal sealed record ActiveAlarms(IReadOnlyList<ActiveAlarm> Alarms, long Version)
{
    public static ActiveAlarms Of(AlarmSlot[] slots, long version)
    {
        var alarms = new List<ActiveAlarm>();
        foreach (AlarmSlot slot in slots)
        {
            AlarmEvaluator alarm = slot.Live;
            if (alarm.State != AlarmState.Normal)
            {
                AlarmDefinition definition = alarm.Definition;
                alarms.Add(new ActiveAlarm(
                    definition.Id, definition.Point.Id, definition.Kind, definition.Priority, alarm.State, definition.Message,
                    alarm.ActiveSinceMs, alarm.RaisedMs, definition.Limit, alarm.Value));
            }
        }

        return new ActiveAlarms(
            [.. alarms.OrderByDescending(alarm => alarm.Priority).ThenByDescending(alarm => alarm.RaisedMs)], version);
    }
}
