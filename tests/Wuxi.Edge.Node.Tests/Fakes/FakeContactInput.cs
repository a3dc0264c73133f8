namespace Wuxi.Edge.Node.Tests.Fakes;

internal sealed class FakeContactInput : IContactInput
{
    private readonly Queue<(int Level, long Ms)> _changes = new();

    public int Level { get; set; } = 1;

    public long Changes { get; private set; }

    public long Bounces { get; set; }

    public int Waiting => _changes.Count;

    public int TakenLevel { get; private set; }

    public long TakenMs { get; private set; }

    /// <summary>The level has changed at an uptime; with <paramref name="isLost"/> it did not fit into the queue.</summary>
    public void Change(int level, long ms, bool isLost = false)
    {
        Level = level;
        Changes++;
        if (!isLost)
        {
            _changes.Enqueue((level, ms));
        }
    }

    public bool Take()
    {
        if (!_changes.TryDequeue(out (int Level, long Ms) change))
        {
            return false;
        }

        (TakenLevel, TakenMs) = change;
        return true;
    }
}
