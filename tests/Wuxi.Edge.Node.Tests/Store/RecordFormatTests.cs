using Wuxi.Edge.Node.Store;

namespace Wuxi.Edge.Node.Tests.Store;

/// <summary>Records keep what was written into them, and damaged ones are refused without an exception.</summary>
public class RecordFormatTests
{
    [Fact]
    public void What_is_written_is_read()
    {
        for (int seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            (byte[] bytes, var points, uint layout, int device, long stamp) = Write(random);
            var reader = new RecordReader();
            Assert.True(reader.Open(bytes, bytes.Length));
            Assert.Equal((layout, device, stamp), (reader.LayoutVersion, reader.Device, reader.Stamp));
            foreach ((int point, int reason, double value) in points)
            {
                Assert.True(reader.Next());
                Assert.Equal((point, reason, value), (reader.Point, reader.Reason, reader.Value));
            }

            Assert.False(reader.Next());
        }
    }

    [Fact]
    public void Damaged_bytes_never_throw_and_cut_ones_are_refused()
    {
        var reader = new RecordReader();
        for (int seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = Write(random).Bytes;
            Assert.False(reader.Open(bytes, random.Next(bytes.Length)));
            Assert.False(reader.Next());
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            int points = 0;
            for (bool more = reader.Open(bytes, bytes.Length) && reader.Next(); more; more = reader.Next())
            {
                points++;
            }

            Assert.InRange(points, 0, 255);
        }
    }

    private static (byte[] Bytes, List<(int Point, int Reason, double Value)> Points, uint Layout, int Device, long Stamp) Write(Random random)
    {
        uint layout = (uint)random.NextInt64(uint.MaxValue);
        int device = random.Next(256);
        long stamp = random.NextInt64(long.MinValue, long.MaxValue);
        var points = new List<(int, int, double)>();
        var writer = new RecordWriter(20);
        writer.Begin(layout, device, stamp);
        for (int i = 0; i < random.Next(20); i++)
        {
            int reason = random.Next(3) == 0 ? random.Next(1, 10) : 0;
            double value = reason == 0 ? random.NextDouble() * 1e6 : 0;
            points.Add((i, reason, value));
            if (reason == 0)
            {
                writer.AddValue(i, value);
            }
            else
            {
                writer.AddReason(i, reason);
            }
        }

        return (writer.Buffer[..writer.Length], points, layout, device, stamp);
    }
}
