using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>Records as a node makes them, with all that can be odd about them, and bytes that are no records.</summary>
internal sealed class RecordMaker(Random random)
{
    private readonly double[] _values = new double[256];
    private long _stamp = 1_780_000_000_000;

    public byte[] Next()
    {
        if (random.Next(12) == 0)
        {
            byte[] bytes = new byte[random.Next(1, 40)];
            random.NextBytes(bytes);
            bytes[0] |= 2;
            return bytes;
        }

        var writer = new RecordWriter(20);
        _stamp += random.Next(4) == 0 ? random.Next(5000) : 1000;
        writer.Begin(random.Next(30) == 0 ? (uint)random.NextInt64(uint.MaxValue) : 77, random.Next(8) == 0 ? random.Next(256) : random.Next(3), Stamp());
        int points = random.Next(5) == 0 ? random.Next(20) : 4;
        int point = random.Next(4) == 0 ? random.Next(3) : 0;
        for (int i = 0; i < points; i++)
        {
            AddPoint(writer, point);
            point += random.Next(10) == 0 ? random.Next(1, 12) : 1;
        }

        byte[] record = writer.Buffer[..writer.Length];
        if (random.Next(40) == 0 && record.Length > RecordWriter.HeaderBytes)
        {
            // No whole record, or one out of order.
            record[random.Next(14, record.Length)] ^= 1;
        }

        return record;
    }

    private long Stamp() => random.Next(60) == 0 ? random.NextInt64(long.MaxValue) : _stamp;

    private void AddPoint(RecordWriter writer, int point)
    {
        if (random.Next(15) == 0)
        {
            writer.AddReason(point, random.Next(4) == 0 ? random.Next(1, 256) : random.Next(1, 12));
            return;
        }

        double next = random.Next(20) switch
        {
            0 => random.NextDouble() * 1e9,
            1 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            2 => (float)random.NextDouble(),
            3 => random.Next(3) switch { 0 => -0.0, 1 => double.NaN, _ => double.PositiveInfinity },
            4 => random.Next(-1_000_000, 1_000_000) / 10_000_000.0,
            _ => Math.Round(_values[point] + (random.Next(-40, 40) / 1000.0), 3),
        };
        _values[point] = double.IsFinite(next) && Math.Abs(next) < 1e6 ? next : 0;
        writer.AddValue(point, next);
    }
}
