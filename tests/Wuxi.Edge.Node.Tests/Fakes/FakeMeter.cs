namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>
/// A DL/T 645 meter, written from the standard and not from the driver: answers reads of data it has, says "no such data" to
/// others. Data are the bytes before +33h, low byte first.
/// </summary>
internal sealed class FakeMeter(string address)
{
    public Dictionary<uint, byte[]> Data { get; } = [];

    public bool IsMute { get; set; }

    public int DelayMs { get; set; } = 50;

    /// <summary>Changes an answer on its way.</summary>
    public Func<byte[], byte[]> Damage { get; set; } = bytes => bytes;

    public List<uint> Asked { get; } = [];

    private byte[] AddressBytes => [.. Convert.FromHexString(address).Reverse()];

    public (byte[] Bytes, int DelayMs)? Answer(byte[] request)
    {
        byte[] frame = [.. request.SkipWhile(value => value == 0xFE)];
        if (IsMute || frame.Length != 16 || !frame.AsSpan(1, 6).SequenceEqual(AddressBytes) || frame[8] != 0x11)
        {
            return null;
        }

        byte[] identifier = [.. frame[10..14].Select(value => (byte)(value - 0x33))];
        uint di = BitConverter.ToUInt32(identifier);
        Asked.Add(di);
        byte[] reply = Data.TryGetValue(di, out byte[]? value) ? Frame(0x91, [.. identifier, .. value]) : Frame(0xD1, [0x02]);
        return (Damage(reply), DelayMs);
    }

    public byte[] Frame(byte control, byte[] data)
    {
        byte[] body = [0x68, .. AddressBytes, 0x68, control, (byte)data.Length, .. data.Select(item => (byte)(item + 0x33))];
        return [0xFE, 0xFE, .. body, (byte)body.Sum(item => item), 0x16];
    }
}
