namespace Wuxi.Edge.Node.Tests.Fakes;

/// <summary>A Modbus slave, written from the specification: holding registers, and exception 2 for those it has not.</summary>
internal sealed class FakeModbusMeter(byte address)
{
    /// <summary>Contents by register address.</summary>
    public Dictionary<int, ushort> Registers { get; } = [];

    public bool IsMute { get; set; }

    public int DelayMs { get; set; } = 30;

    /// <summary>Changes an answer on its way.</summary>
    public Func<byte[], byte[]> Damage { get; set; } = bytes => bytes;

    public List<(int First, int Count)> Asked { get; } = [];

    public (byte[] Bytes, int DelayMs)? Answer(byte[] request)
    {
        if (IsMute || request.Length != 8 || request[0] != address || request[1] != 3)
        {
            return null;
        }

        int first = (request[2] << 8) | request[3];
        int count = (request[4] << 8) | request[5];
        Asked.Add((first, count));
        bool isThere = Enumerable.Range(first, count).All(Registers.ContainsKey);
        byte[] body = isThere
            ? [address, 3, (byte)(2 * count), .. Enumerable.Range(first, count).SelectMany(at => new[] { (byte)(Registers[at] >> 8), (byte)Registers[at] })]
            : [address, 0x83, 2];
        return (Damage(WithCrc(body)), DelayMs);
    }

    public static byte[] WithCrc(byte[] body)
    {
        int crc = 0xFFFF;
        foreach (byte value in body)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        return [.. body, (byte)crc, (byte)(crc >> 8)];
    }
}
