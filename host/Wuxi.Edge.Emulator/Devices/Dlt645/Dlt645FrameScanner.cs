namespace Wuxi.Edge.Emulator.Devices.Dlt645;

/// <summary>
/// Finds frames in a stream of bytes. Both marks may occur inside a frame, so it resynchronises by length and checksum:
/// when what looked like a frame is none, the search goes on one byte after its start. A pause of more than 500 ms
/// between two bytes ends what has been begun. Not thread safe.
/// </summary>
public sealed class Dlt645FrameScanner
{
    private const long MaximumPauseNs = 500_000_000;

    private readonly List<byte> _bytes = [];
    private long _lastNs;

    /// <summary>Takes the next byte; gives the frame that it completes, or null.</summary>
    public Dlt645Frame? Add(byte value, long nowNs)
    {
        if (nowNs - _lastNs > MaximumPauseNs)
        {
            _bytes.Clear();
        }

        _lastNs = nowNs;
        _bytes.Add(value);
        while (_bytes.Count > 0)
        {
            switch (Look())
            {
                case null:
                    return null;
                case true:
                    return Take();
                default:
                    _bytes.RemoveAt(0);
                    break;
            }
        }

        return null;
    }

    /// <summary>Whether a frame stands at the front: yes, no, or null while that cannot be said.</summary>
    private bool? Look()
    {
        if (_bytes[0] != Dlt645Frame.Start || (_bytes.Count > 7 && _bytes[7] != Dlt645Frame.Start) ||
            (_bytes.Count > 9 && _bytes[9] > Dlt645Frame.MaximumData))
        {
            return false;
        }

        if (_bytes.Count < 10 || _bytes.Count < Dlt645Frame.Overhead + _bytes[9])
        {
            return null;
        }

        int length = Dlt645Frame.Overhead + _bytes[9];
        return _bytes[length - 1] == Dlt645Frame.End &&
            _bytes[length - 2] == Dlt645Frame.Checksum([.. _bytes.Take(length - 2)]);
    }

    private Dlt645Frame Take()
    {
        int dataLength = _bytes[9];
        var frame = new Dlt645Frame(
            [.. _bytes.Skip(1).Take(6)],
            _bytes[8],
            [.. _bytes.Skip(10).Take(dataLength).Select(shifted => (byte)(shifted - Dlt645Frame.Shift))]);
        _bytes.RemoveRange(0, Dlt645Frame.Overhead + dataLength);
        return frame;
    }
}
