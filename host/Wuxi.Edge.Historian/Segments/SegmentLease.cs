namespace Wuxi.Edge.Historian.Segments;

/// <summary>The right to read segment files; ended by disposing.</summary>
internal sealed class SegmentLease(SegmentStore store, long generation) : IDisposable
{
    private bool _isEnded;

    public void Dispose()
    {
        if (!_isEnded)
        {
            _isEnded = true;
            store.EndRead(generation);
        }
    }
}
