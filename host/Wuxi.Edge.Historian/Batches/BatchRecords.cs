namespace Wuxi.Edge.Historian.Batches;

/// <summary>Walks the records of a batch, in the order in which they came.</summary>
internal ref struct BatchRecords(ReadOnlySpan<byte> batch)
{
    private readonly ReadOnlySpan<byte> _batch = batch;
    private int _position;

    /// <summary>The record at hand.</summary>
    public BatchRecord Current { get; private set; }

    public readonly BatchRecords GetEnumerator() => this;

    /// <summary>The next record; false at the end.</summary>
    /// <exception cref="Coding.DamagedDataException">What follows is no record.</exception>
    public bool MoveNext()
    {
        if (_position >= _batch.Length)
        {
            return false;
        }

        Current = BatchCodec.ReadRecord(_batch, ref _position);
        return true;
    }
}
