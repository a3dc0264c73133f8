using Wuxi.Edge.Historian.Coding;

namespace Wuxi.Edge.Historian.Segments;

/// <summary>Walks parts of an index, one after the other in the same memory. Not thread safe.</summary>
internal sealed class IndexCursor<T>(IndexSection<T> section)
    where T : struct, IIndexEntry<T>
{
    private byte[] _bytes = [];
    private int _length;
    private int _position;
    private int _left;
    private T _current;

    /// <summary>The entry at hand.</summary>
    public T Current => _current;

    /// <summary>Begins before the first entry of a part.</summary>
    /// <exception cref="DamagedDataException">It is not what was there when the file was opened.</exception>
    public void Open(int part)
    {
        _length = section.Read(part, ref _bytes);
        _position = 0;
        _left = section.EntriesOf(part);
        _current = section.Before(part);
    }

    /// <summary>The next entry; false at the end of the part.</summary>
    public bool Next()
    {
        if (_left == 0)
        {
            return false;
        }

        var reader = new ByteReader(_bytes.AsSpan(_position.._length));
        _current = T.Read(ref reader, _current);
        _position += reader.Position;
        _left--;
        return true;
    }
}
