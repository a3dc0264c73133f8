using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Alarms.Replay;

/// <summary>What a node's replay tells the stage. Loop thread only.</summary>
internal interface IReplayHost
{
    /// <summary>The replay found changes of one alarm; they are for the journal.</summary>
    void OnReplayed(AlarmSlot slot, List<ConditionChange> changes);

    /// <summary>The replay of a node has reached the present: the live evaluators take over its state.</summary>
    /// <param name="slots">The node's alarms.</param>
    /// <param name="isComplete">Whether the replay saw every record that is not in the gap ledger.</param>
    void OnJoined(AlarmSlot[] slots, bool isComplete);

    /// <summary>The replay gave up waiting for numbers.</summary>
    void OnSkipped(string node, ulong first, ulong last);

    /// <summary>A backlog record came after the replay had passed its number.</summary>
    void OnLate(RecordId record);
}
