using Wuxi.Edge.Node.Sensors;

namespace Wuxi.Edge.Node.Tests.Sensors;

/// <summary>The receiver finds exactly the valid frames of a stream, whatever stands between them and however it is cut.</summary>
public class Dlt645ReceiverTests
{
    [Fact]
    public void Random_streams_give_the_frames_that_a_plain_search_finds()
    {
        int found = 0;
        for (int seed = 1; seed <= 400; seed++)
        {
            var random = new Random(seed);
            byte[] stream = Stream(random);
            string[] expected = Search(stream);
            string[] actual = Receive(stream, random);
            Assert.True(expected.SequenceEqual(actual), $"seed {seed}: expected {string.Join(',', expected)}, got {string.Join(',', actual)}");
            found += expected.Length;
        }

        // Otherwise the test would say nothing.
        Assert.True(found > 1500, $"only {found} frames in all streams");
    }

    [Fact]
    public void Embedded_frames_survive_noise_that_has_no_start_bytes()
    {
        for (int seed = 1; seed <= 200; seed++)
        {
            var random = new Random(seed);
            var stream = new List<byte>();
            var frames = new List<string>();
            for (int i = 0; i < 10; i++)
            {
                stream.AddRange(Enumerable.Range(0, random.Next(20)).Select(_ => (byte)random.Next(0x00, 0x68)));
                byte[] frame = Frame(random);
                stream.AddRange(frame);
                frames.Add(Convert.ToHexString(frame[8..^2]));
            }

            Assert.Equal(frames, Receive([.. stream], random));
        }
    }

    private static string[] Receive(byte[] stream, Random random)
    {
        var receiver = new Dlt645Receiver();
        var frames = new List<string>();
        int position = 0;
        while (position < stream.Length)
        {
            int chunk = Math.Min(random.Next(1, 64), stream.Length - position);
            int end = position + chunk;
            while (position < end)
            {
                while (receiver.Next())
                {
                    frames.Add(Describe(receiver));
                }

                int taken = receiver.Put(stream, position, end - position);
                Assert.True(taken > 0);
                position += taken;
            }
        }

        while (receiver.NextAfterSilence())
        {
            frames.Add(Describe(receiver));
        }

        return [.. frames];
    }

    /// <summary>Control, length and data as on the wire.</summary>
    private static string Describe(Dlt645Receiver receiver) => Convert.ToHexString(
        [receiver.Control, (byte)receiver.DataLength, .. Enumerable.Range(0, receiver.DataLength).Select(i => (byte)(receiver.Data(i) + 0x33))]);

    /// <summary>The reference: at each place, is there a frame? If so, go on behind it, otherwise one byte later.</summary>
    private static string[] Search(byte[] stream)
    {
        var frames = new List<string>();
        for (int i = 0; i + 12 <= stream.Length; i++)
        {
            int length = stream[i + 9];
            int end = i + 12 + length;
            if (stream[i] == 0x68 && stream[i + 7] == 0x68 && length <= 200 && end <= stream.Length && stream[end - 1] == 0x16 &&
                stream[end - 2] == (byte)stream[i..(end - 2)].Sum(value => value))
            {
                frames.Add(Convert.ToHexString(stream[(i + 8)..(end - 2)]));
                i = end - 1;
            }
        }

        return [.. frames];
    }

    private static byte[] Stream(Random random)
    {
        var stream = new List<byte>();
        for (int i = 0; i < 12; i++)
        {
            byte[] frame = Frame(random);
            switch (random.Next(6))
            {
                case 0:
                    stream.AddRange(frame[..random.Next(frame.Length)]);
                    break;
                case 1:
                    frame[random.Next(frame.Length)] ^= (byte)(1 << random.Next(8));
                    stream.AddRange(frame);
                    break;
                case 2:
                    stream.AddRange(Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(3) == 0 ? (byte)0x68 : (byte)random.Next(256)));
                    break;
                case 3:
                    stream.AddRange(Enumerable.Repeat((byte)0xFE, random.Next(8)));
                    break;
                default:
                    stream.AddRange(frame);
                    break;
            }
        }

        return [.. stream];
    }

    private static byte[] Frame(Random random)
    {
        // Start and end bytes are frequent inside frames too.
        byte[] inner = new byte[random.Next(4) == 0 ? random.Next(100) : random.Next(12)];
        byte[] address = new byte[6];
        foreach (byte[] part in new[] { inner, address })
        {
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = random.Next(5) switch { 0 => 0x68, 1 => 0x16, _ => (byte)random.Next(256) };
            }
        }

        byte[] body = [0x68, .. address, 0x68, (byte)random.Next(256), (byte)inner.Length, .. inner];
        return [.. body, (byte)body.Sum(value => value), 0x16];
    }
}
