namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>Ends without writing what is queued, and opens again.</summary>
internal sealed record Restart : HistoryOperation
{
    public override void Queue(HistoryWriter writer)
    {
    }

    public override void ApplyTo(HistoryModel model)
    {
    }
}
