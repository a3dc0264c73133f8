using Wuxi.Edge.Native.Tests.Fakes;

namespace Wuxi.Edge.Native.Tests;

/// <summary>The streams of <c>tests/cases/native/framers</c>, from the wire to the C# class.</summary>
public sealed class FrameCaseTests
{
    private const int Port = 1;
    private const long Second = 1000000;

    public static TheoryData<string> Names => [.. FrameCase.Names];

    private static readonly byte[][] NoFrames = [];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stream_gives_its_frames_and_the_rest_is_counted(string name)
    {
        FrameCase golden = FrameCase.Read(name);
        var line = new FakeLine();
        var board = new FakeBoard { Lines = { [Port] = line } };
        board.Enter();
        using var uart = new FramedUart(Port, golden.Framer, golden.Baud, golden.Parity, 0);
        long atUs = Second;
        foreach ((long pauseUs, byte[] bytes) in golden.Stream)
        {
            atUs = Math.Max(atUs + pauseUs, line.Say(bytes, atUs + pauseUs));
        }

        List<byte[]> unasked = [];
        byte[] frame = new byte[FramedUart.LongestFrame];
        board.RunTo(atUs + (10 * Second), 10000, () =>
        {
            for (int length = uart.Take(frame); length >= 0; length = uart.Take(frame))
            {
                Assert.Equal(FrameStatus.Unsolicited, uart.Status);
                unasked.Add(frame[..length]);
            }
        });

        // Only instruments that speak unasked are heard without a request; the frames of others are counted.
        bool isTalker = golden.Framer is Framer.Plantower or Framer.Sds011 or Framer.Winsen;
        Assert.Equal(isTalker ? golden.Frames : NoFrames, unasked);
        Assert.Equal(isTalker ? 0 : golden.Frames.Count, uart.Count(UartCounter.Unexpected));
        Assert.Equal(golden.Frames.Count, uart.Count(UartCounter.Frames));
        Assert.Equal(golden.Counts["garbage"], uart.Count(UartCounter.Garbage));
        Assert.Equal(golden.Counts["checksum"], uart.Count(UartCounter.ChecksumFailures));
        Assert.Equal(golden.Counts["form"], uart.Count(UartCounter.FormFailures));
        Assert.Equal(golden.Counts["gaps"], uart.Count(UartCounter.Gaps));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_frame_is_handed_on_and_with_any_byte_changed_it_is_not(string name)
    {
        FrameCase golden = FrameCase.Read(name);
        foreach (byte[] frame in golden.Frames)
        {
            byte[]? request = RequestFor(golden.Framer, frame);
            if (request is null)
            {
                continue;
            }

            byte[] wire = golden.Framer == Framer.Shdlc ? Stuffed(frame) : frame;
            Assert.Equal(frame, Heard(golden, request, wire));
            for (int i = 0; i < wire.Length; i++)
            {
                foreach (byte change in new byte[] { 0x01, 0x80 })
                {
                    byte[] wrong = [.. wire];
                    wrong[i] ^= change;
                    Assert.True(Heard(golden, request, wrong) is null, $"byte {i} changed by {change:X2}");
                }
            }
        }
    }

    // What comes out when this is on the wire after a request, or without one (empty); null for nothing.
    private static byte[]? Heard(FrameCase golden, byte[] request, byte[] wire)
    {
        var line = new FakeLine();
        line.Answer = (_, endUs) => line.Say(wire, endUs + 25000);
        var board = new FakeBoard { Lines = { [Port] = line } };
        board.Enter();
        using var uart = new FramedUart(Port, golden.Framer, golden.Baud, golden.Parity, 0);
        if (request.Length > 0)
        {
            Assert.True(uart.Submit(request, request.Length, 1000) > 0);
        }
        else
        {
            line.Say(wire, 25000);
        }

        board.UptimeUs = 5 * Second;
        byte[] into = new byte[FramedUart.LongestFrame];
        int length = uart.Take(into);
        Assert.True(request.Length == 0 || length >= 0, "a request has a result");
        return length > 0 ? into[..length] : null;
    }

    /// <summary>A request that the frame answers; empty when none is needed; null for a frame that is a request itself.</summary>
    private static byte[]? RequestFor(int framer, byte[] frame)
    {
        switch (framer)
        {
            case Framer.Dlt645:
                bool isWholeRead = frame[8] == 0x91;
                byte[] read = [0x68, .. frame[1..7], 0x68, (byte)(frame[8] & 0x1F), isWholeRead ? (byte)4 : (byte)0, .. isWholeRead ? frame[10..14] : []];
                return frame[8] < 0x80 ? null : [.. read, Sum(read), 0x16];
            case Framer.Cjt188:
                byte[] ask = [.. frame[..9], (byte)(frame[9] & 0x1F), 3, frame[11], frame[12], 0];
                return frame[9] < 0x80 ? null : [.. ask, Sum(ask), 0x16];
            case Framer.ModbusRtu:
                // The cases read two input registers.
                return frame.Length == 8 ? null : [frame[0], (byte)(frame[1] & 0x7F), 0, 0, 0, 2, 0x71, 0xCB];
            case Framer.Shdlc:
                return [0x7E, frame[0], frame[1], 0, (byte)~(frame[0] + frame[1]), 0x7E];
            default:
                return [];
        }
    }

    private static byte Sum(byte[] bytes) => (byte)bytes.Sum(value => value);

    private static byte[] Stuffed(byte[] content) =>
        [0x7E, .. content.SelectMany(value => value is 0x7E or 0x7D or 0x11 or 0x13 ? new byte[] { 0x7D, (byte)(value ^ 0x20) } : [value]), 0x7E];
}
