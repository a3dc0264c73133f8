namespace Wuxi.Edge.Historian.Tests.Model;

/// <summary>What is committed is rewritten; nobody may notice.</summary>
internal sealed record Sealing(bool IsWhole) : HistoryOperation
{
    public override void Queue(HistoryWriter writer)
    {
    }

    public override void ApplyTo(HistoryModel model)
    {
    }

    public void Run(TestHistory history)
    {
        if (IsWhole)
        {
            history.Sealer.Compact();
            return;
        }

        history.Time.Advance(TimeSpan.FromHours(1));
        while (history.Sealer.RunOnce())
        {
        }
    }
}
