namespace Wuxi.Edge.Historian.Coding;

/// <summary>Gives the numbers of one type one by one, for columns whose readings are of several types.</summary>
internal sealed class KindSource(NumberCursor numbers)
{
    private readonly long[] _bits = new long[Int64Codec.ChunkSize];
    private int _at;
    private int _count;

    public void Begin() => _at = _count = 0;

    public long Next()
    {
        if (_at == _count)
        {
            if (!numbers.Next())
            {
                throw new DamagedDataException("fewer numbers than states");
            }

            _count = numbers.Count;
            _at = 0;
            numbers.CopyBits(_bits);
        }

        return _bits[_at++];
    }
}
