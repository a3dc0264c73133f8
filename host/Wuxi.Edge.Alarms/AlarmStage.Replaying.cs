using Wuxi.Edge.Abstractions;
using Wuxi.Edge.Alarms.Replay;

namespace Wuxi.Edge.Alarms;

/// <content>What the replay of the nodes' backlogs tells the stage.</content>
public sealed partial class AlarmStage
{
    void IReplayHost.OnReplayed(AlarmSlot slot, List<ConditionChange> changes)
    {
        AlarmEvaluator live = slot.Live;
        foreach (ConditionChange change in changes)
        {
            // The state stays what it is: a replay tells what was, it does not change what is.
            var transition = new AlarmTransition(
                live.Definition.Id,
                change.IsActive ? AlarmTransitionKind.Raised : AlarmTransitionKind.Returned,
                live.State,
                live.Definition.Priority,
                change.AtMs,
                change.ActiveSinceMs,
                change.Value,
                change.Record,
                IsReplay: true,
                User: null);
            _metrics.Count(transition);
            _journal.Append(transition);
        }
    }

    void IReplayHost.OnJoined(AlarmSlot[] slots, bool isComplete)
    {
        long nowMs = NowMs;
        long clockMs = ClockMs;
        foreach (AlarmSlot slot in slots)
        {
            slot.Replay.Follow(ulong.MaxValue, _changes);
            slot.Replay.Finish(nowMs, clockMs, _changes);
            ((IReplayHost)this).OnReplayed(slot, _changes);
            _changes.Clear();
            slot.Live.Join(slot.Replay.Condition, isComplete, nowMs, _transitions);
            Plan(slot);
        }

        _metrics.CountJoin();
        Publish();
    }

    void IReplayHost.OnSkipped(string node, ulong first, ulong last)
    {
        _metrics.CountSkipped(last - first + 1);
        AlarmLog.Skipped(_logger, node, first, last);
    }

    void IReplayHost.OnLate(RecordId record)
    {
        _metrics.CountLate();
        if (_lateNodes.Add(record.Node))
        {
            AlarmLog.Late(_logger, record.Node, record.Number);
        }
    }
}
