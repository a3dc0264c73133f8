using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Alarms;

/// <summary>An alarm of the gateway on itself: like any other, but for a condition in place of a point. Loop thread only.</summary>
/// <param name="Condition">What it watches.</param>
/// <param name="Slot">Its place among the alarms.</param>
internal sealed record GatewayAlarm(IGatewayCondition Condition, AlarmSlot Slot)
{
    /// <summary>Index of the point that stands in for one; no reading has it.</summary>
    public const int NoPoint = -1;

    /// <summary>Makes it.</summary>
    /// <param name="index">Its place among all alarms.</param>
    public static GatewayAlarm Of(IGatewayCondition condition, int index, AlarmOptions options)
    {
        var point = new Point(
            NoPoint, condition.Id, condition.Message, "1", 1, PointKind.State, "", "", "", PeriodMs: 1_000, SilentMs: 1_000);
        var definition = new AlarmDefinition(
            condition.Id, point, AlarmKind.Bad, null, 0, condition.DelayMs, condition.DelayMs, condition.Priority, condition.Message);
        return new GatewayAlarm(condition, new AlarmSlot(index, definition, options));
    }

    /// <summary>Looks at the condition, and adds what it changes.</summary>
    public void Look(long clockMs, long nowMs, List<AlarmTransition> into)
    {
        ReadingClass found = Condition.IsActive ? ReadingClass.Exceeded : ReadingClass.Clear;
        Slot.Live.Observe(new AlarmObservation(found, nowMs, default, null, clockMs), nowMs, into);
    }
}
