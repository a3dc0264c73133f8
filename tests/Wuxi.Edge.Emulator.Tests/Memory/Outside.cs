namespace Wuxi.Edge.Emulator.Tests.Memory;

/// <summary>
/// Counts what is allocated by that which is not firmware: wires, files and the link of an emulated node. Each call from the
/// firmware out of it goes through <see cref="Enter"/>. Of one thread.
/// </summary>
internal sealed class Outside
{
    private int _depth;

    /// <summary>Bytes allocated outside so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Births and deaths of devices that were sent so far.</summary>
    public int Births { get; set; }

    /// <summary>The firmware calls out; dispose the result when it gets its answer.</summary>
    public Stay Enter() => new(this);

    public readonly ref struct Stay
    {
        private readonly Outside _outside;
        private readonly long _before;

        internal Stay(Outside outside)
        {
            _outside = outside;
            _before = GC.GetAllocatedBytesForCurrentThread();
            outside._depth++;
        }

        public void Dispose()
        {
            _outside._depth--;
            if (_outside._depth == 0)
            {
                _outside.Bytes += GC.GetAllocatedBytesForCurrentThread() - _before;
            }
        }
    }
}
