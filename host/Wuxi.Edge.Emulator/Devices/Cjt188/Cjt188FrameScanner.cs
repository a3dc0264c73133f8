namespace Wuxi.Edge.Emulator.Devices.Cjt188;

/// <summary>
/// Finds frames in a stream of bytes. Both marks may occur inside a frame, so it resynchronises by length and checksum. A pause of more
/// than 500 ms between two bytes ends what has been begun. Not thread safe.
/// </summary>
public sealed class Cjt188FrameScanner
{
    private const long MaximumPauseNs = 500_000_000;
    private const int LengthAt = 10;

    private readonly List<byte> _bytes = [];
    private long _lastNs;

    /// <summary>Takes the next byte; gives the frame that it completes, or null.</summary>
    public Cjt188Frame? Add(byte value, long nowNs)
    {
        if (nowNs - _lastNs > MaximumPauseNs)
        {
            _bytes.Clear();
        }

        _lastNs = nowNs;
        _bytes.Add(value);
        while (_bytes.Count > 0)
        {
            bool mayBegin = _bytes[0] == Cjt188Frame.Start && (_bytes.Count <= LengthAt || _bytes[LengthAt] <= Cjt188Frame.MaximumData);
            if (mayBegin && (_bytes.Count <= LengthAt || _bytes.Count < Cjt188Frame.Overhead + _bytes[LengthAt]))
            {
                return null;
            }

            if (mayBegin && IsWhole())
            {
                return Take();
            }

            _bytes.RemoveAt(0);
        }

        return null;
    }

    private bool IsWhole()
    {
        int length = Cjt188Frame.Overhead + _bytes[LengthAt];
        return _bytes[length - 1] == Cjt188Frame.End && _bytes[length - 2] == Cjt188Frame.Checksum(_bytes.Take(length - 2));
    }

    private Cjt188Frame Take()
    {
        int dataLength = _bytes[LengthAt];
        var frame = new Cjt188Frame(_bytes[1], [.. _bytes.Skip(2).Take(7)], _bytes[9], [.. _bytes.Skip(LengthAt + 1).Take(dataLength)]);
        _bytes.RemoveRange(0, Cjt188Frame.Overhead + dataLength);
        return frame;
    }
}
