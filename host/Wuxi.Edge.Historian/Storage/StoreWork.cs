using Wuxi.Edge.Abstractions;

namespace Wuxi.Edge.Historian.Storage;

/// <summary>What one batch does to one store; used again for the next batch.</summary>
internal sealed class StoreWork
{
    /// <summary>Numbers to tell after the commit, those that were stored before included. 0 is no number.</summary>
    public RecordIntervals Told { get; } = new();

    /// <summary>Numbers that the batch accounts for.</summary>
    public RecordIntervals New { get; } = new();

    /// <summary>Streams that the batch made.</summary>
    public List<string> NewStreams { get; } = [];

    /// <summary>Whether the batch made the store's row.</summary>
    public bool IsNewStore { get; set; }

    /// <summary>Whether it is in use for the present batch.</summary>
    public bool IsOpen { get; set; }

    public void Clear()
    {
        Told.Clear();
        New.Clear();
        NewStreams.Clear();
        IsNewStore = false;
        IsOpen = false;
    }
}
