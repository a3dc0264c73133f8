namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>Commits all that is queued.</summary>
internal sealed record Commit : HistoryOperation
{
    public override void Queue(HistoryWriter writer)
    {
        while (writer.Pump())
        {
        }
    }

    public override void ApplyTo(HistoryModel model)
    {
    }
}
