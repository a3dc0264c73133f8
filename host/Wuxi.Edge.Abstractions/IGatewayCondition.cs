namespace Wuxi.Edge.Abstractions;

/// <summary>
/// Something that can be wrong with the gateway itself and that people must see among the alarms. Told by whoever knows;
/// asked on the loop thread, several times a second, so it must answer at once and from memory.
/// </summary>
public interface IGatewayCondition
{
    /// <summary>Id of the alarm, beginning with <c>gateway/</c>; the journal keeps it.</summary>
    string Id { get; }

    /// <summary>How urgent it is.</summary>
    AlarmPriority Priority { get; }

    /// <summary>What is wrong, and what to do.</summary>
    LocalizedText Message { get; }

    /// <summary>How long it must be so before the alarm is raised, and gone before it returns, ms.</summary>
    int DelayMs { get; }

    /// <summary>Whether it is so now.</summary>
    bool IsActive { get; }
}
