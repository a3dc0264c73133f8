using System.Globalization;
using Wuxi.Edge.Native.Tests.Fakes;

namespace Wuxi.Edge.Native.Tests;

/// <summary>Requests, answers and frames that come unasked, from the wire to the C# class.</summary>
public sealed class FramedUartTests
{
    private const int Port = 2;
    private const long Second = 1000000;

    private static readonly byte[] ReadEnergy = Convert.FromHexString("6825040302010068110433333433E116");
    private static readonly byte[] Energy = Convert.FromHexString("682504030201006891083333343375394533" + "8B16");
    private static readonly byte[] Particles = Convert.FromHexString(
        "424D001C00000008000800000008000800D20046002D001E00000000970002C5");

    private readonly FakeLine _line = new();
    private readonly FakeBoard _board = new();
    private readonly byte[] _frame = new byte[FramedUart.LongestFrame];

    public FramedUartTests()
    {
        _board.Lines[Port] = _line;
        _board.Enter();
    }

    [Fact]
    public void A_meter_answers()
    {
        long leftUs = 0;
        _line.Answer = (_, endUs) => leftUs = _line.Say([0xFE, 0xFE, .. Energy], endUs + 50000) - 50000 - (22 * 11 * Second / 2400);
        using var uart = new FramedUart(Port, Framer.Dlt645, 2400, 2, 0);
        _board.UptimeUs = Second;
        int ticket = uart.Submit(ReadEnergy, ReadEnergy.Length, 500);
        Assert.True(ticket >= 1);
        Assert.True(uart.Take(_frame) < 0);

        _board.UptimeUs = 2 * Second;
        Assert.Equal(Energy.Length, uart.Take(_frame));
        Assert.Equal(Energy, _frame[..Energy.Length]);
        Assert.Equal((ticket, FrameStatus.Answer, 0), (uart.Ticket, uart.Status, uart.LostBefore));
        Assert.InRange(uart.TimeUs, leftUs - 1, leftUs + 1);
        Assert.Equal(ReadEnergy, Assert.Single(_line.Requests));
        Assert.Equal(1, uart.Count(UartCounter.Frames));
        Assert.Equal(Energy.Length + 2, uart.Count(UartCounter.Bytes));
        Assert.Equal(0, uart.Count(UartCounter.Garbage));
        Assert.True(uart.Take(_frame) < 0);
    }

    [Fact]
    public void Silence_costs_its_own_timeout_and_noise_is_told_apart()
    {
        // The first gets no answer, the second one that is damaged, the third a good one.
        _line.Answer = (_, endUs) =>
        {
            byte[] answer = [.. Energy];
            answer[12] ^= (byte)(_line.Requests.Count == 2 ? 4 : 0);
            _line.Say(_line.Requests.Count == 1 ? [] : answer, endUs + 30000);
        };
        using var uart = new FramedUart(Port, Framer.Dlt645, 9600, 2, 0);
        int[] tickets = [.. Enumerable.Range(0, 3).Select(_ => uart.Submit(ReadEnergy, ReadEnergy.Length, 700))];

        _board.UptimeUs = 10 * Second;
        Assert.Equal(0, uart.Take(_frame));
        Assert.Equal((tickets[0], FrameStatus.Timeout), (uart.Ticket, uart.Status));
        long firstUs = uart.TimeUs;
        Assert.Equal(0, uart.Take(_frame));
        Assert.Equal((tickets[1], FrameStatus.Corrupt), (uart.Ticket, uart.Status));
        Assert.InRange(uart.TimeUs - firstUs, 700000, 750000);
        Assert.Equal(Energy.Length, uart.Take(_frame));
        Assert.Equal((tickets[2], FrameStatus.Answer), (uart.Ticket, uart.Status));
        Assert.Equal(1, uart.Count(UartCounter.Timeouts));
        Assert.Equal(1, uart.Count(UartCounter.ChecksumFailures));
    }

    [Fact]
    public void What_does_not_fit_is_counted_and_told()
    {
        using var uart = new FramedUart(Port, Framer.Plantower, 9600, 0, 0);
        long taken = 0;
        long lost = 0;
        for (int i = 0; i < 101; i++)
        {
            _line.Say(Particles, (i + 1) * Second);
        }

        // Room for 18 frames, and C# comes every 25 s, then once more.
        foreach (int atSecond in new[] { 25, 50, 75, 100, 102 })
        {
            _board.UptimeUs = (atSecond * Second) + (Second / 2);
            while (uart.Take(_frame) == Particles.Length)
            {
                Assert.Equal(Particles, _frame[..Particles.Length]);
                Assert.Equal((0, FrameStatus.Unsolicited), (uart.Ticket, uart.Status));
                taken++;
                lost += uart.LostBefore;
            }
        }

        Assert.Equal((4 * 18) + 1, taken);
        Assert.Equal(101, taken + lost);
        Assert.Equal(lost, uart.Count(UartCounter.ResultsLost));
        Assert.Equal(101, uart.Count(UartCounter.Frames));
    }

    [Fact]
    public void Bytes_that_the_port_lost_are_counted()
    {
        using var uart = new FramedUart(Port, Framer.Plantower, 9600, 0, 0);
        _line.Overruns = 3;
        _line.Say(Particles[3..], Second);
        _line.Say(Particles, 2 * Second);
        _board.UptimeUs = 3 * Second;
        Assert.Equal(Particles.Length, uart.Take(_frame));
        Assert.Equal(1, uart.Count(UartCounter.Overruns));
    }

    [Fact]
    public void Requests_that_cannot_be_are_refused()
    {
        using var uart = new FramedUart(Port, Framer.Dlt645, 2400, 2, 0);
        Assert.Equal(-2, uart.Submit(ReadEnergy, 0, 500));
        Assert.Equal(-2, uart.Submit(ReadEnergy, -1, 500));
        Assert.Equal(-2, uart.Submit(ReadEnergy, ReadEnergy.Length + 1, 500));
        Assert.Equal(-2, uart.Submit(new byte[33], 33, 500));
        Assert.Equal(-2, uart.Submit(ReadEnergy, ReadEnergy.Length, 0));
        Assert.Equal(-2, uart.Submit(ReadEnergy, ReadEnergy.Length, 3600001));

        // The first is under way, so that the queue takes more than its depth; it is refused then and no earlier.
        int taken = 0;
        while (uart.Submit(ReadEnergy, ReadEnergy.Length, 500) > 0)
        {
            taken++;
        }

        Assert.InRange(taken, 8, 9);
        Assert.Equal(-3, uart.Submit(ReadEnergy, ReadEnergy.Length, 500));
    }

    [Theory]
    [InlineData(Port, -1, 9600, -2, "a parameter is out of range")]
    [InlineData(Port, 7, 9600, -2, "a parameter is out of range")]
    [InlineData(Port, Framer.Dlt645, 299, -2, "a parameter is out of range")]
    [InlineData(Port, Framer.Dlt645, 4000001, -2, "a parameter is out of range")]
    [InlineData(9, Framer.Dlt645, 9600, -5, "the board has no such port")]
    public void What_cannot_be_opened_is_refused_in_words_and_the_port_stays_free(int port, int framer, int baud, int code, string words)
    {
        NativeException refusal = Assert.Throws<NativeException>(() => new FramedUart(port, framer, baud, 0, 0));
        Assert.Equal(code, refusal.Code);
        Assert.Equal("COM" + port.ToString(CultureInfo.InvariantCulture), refusal.Message.Split(':')[0]);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.False(_line.IsOpen);
    }

    [Fact]
    public void A_port_is_open_once_and_free_again_when_it_was_closed()
    {
        for (int i = 0; i < 5000; i++)
        {
            using var uart = new FramedUart(Port, Framer.Winsen, 9600, 0, 0);
            Assert.Equal(0, uart.Count(UartCounter.Bytes));
            Assert.Equal(-5, Assert.Throws<NativeException>(() => new FramedUart(Port, Framer.Winsen, 9600, 0, 0)).Code);
            _line.Say([1, 2, 3], _board.UptimeUs);
            _board.UptimeUs += 10000;
            Assert.True(uart.Take(_frame) < 0);
        }

        var closed = new FramedUart(Port, Framer.Winsen, 9600, 0, 0);
        closed.Dispose();
        closed.Dispose();
        Assert.Equal(-1, closed.Take(_frame));
        Assert.Equal(-1, closed.Submit(ReadEnergy, 3, 100));
        Assert.False(_line.IsOpen);
    }

    [Fact]
    public void Without_a_board_on_the_thread_it_says_so()
    {
        NativeBoard.Current = null;
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(
            () => new FramedUart(Port, Framer.Winsen, 9600, 0, 0));
        Assert.Contains("NativeBoard.Current", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void How_often_it_is_looked_at_changes_nothing()
    {
        Assert.Equal(Run(Second), Run(1000));
        Assert.Equal(Run(Second), Run(777));
    }

    // A request a second to meters that answer, are silent or damaged by turns; the results, taken whenever there are.
    private static List<string> Run(long stepUs)
    {
        var random = new Random(5);
        var line = new FakeLine();
        line.Answer = (_, endUs) =>
        {
            byte[] answer = [.. Energy];
            int fate = random.Next(4);
            if (fate == 1)
            {
                answer[random.Next(answer.Length)] ^= 0x10;
            }

            line.Say(fate == 0 ? [] : [.. Enumerable.Repeat<byte>(0xFE, random.Next(4)), .. answer], endUs + random.Next(20000, 400000));
        };
        var board = new FakeBoard { Lines = { [Port] = line }, UptimeUs = 4321 };
        board.Enter();
        using var uart = new FramedUart(Port, Framer.Dlt645, 2400, 2, 0);
        byte[] frame = new byte[FramedUart.LongestFrame];
        var seen = new List<string>();
        for (int i = 1; i <= 60; i++)
        {
            uart.Submit(ReadEnergy, ReadEnergy.Length, 300);
            board.RunTo(i * Second, stepUs, () =>
            {
                for (int length = uart.Take(frame); length >= 0; length = uart.Take(frame))
                {
                    seen.Add(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{uart.Ticket} {uart.Status} {uart.TimeUs} {uart.LostBefore} {Convert.ToHexString(frame, 0, length)}"));
                }
            });
        }

        for (int counter = 0; counter < 10; counter++)
        {
            seen.Add(string.Create(CultureInfo.InvariantCulture, $"{counter}: {uart.Count(counter)}"));
        }

        Assert.True(seen.Count > 60);
        return seen;
    }
}
