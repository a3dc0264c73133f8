using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Devices.Dlt645;
using Wuxi.Edge.Emulator.Signals;

namespace Wuxi.Edge.Emulator.Tests.Buses;

public class SerialBusTests
{
    private static readonly SerialFormat Meters = new(2400, "even");
    private readonly Disturbance _disturbance = new();

    [Theory]
    [InlineData(2400, "even", 11)]
    [InlineData(9600, "none", 10)]
    [InlineData(115200, "odd", 11)]
    public void A_byte_is_there_when_its_last_bit_is_and_not_a_nanosecond_earlier(int baud, string parity, int bits)
    {
        var format = new SerialFormat(baud, parity);
        var talker = new Talker(format, [.. Enumerable.Range(1, 200).Select(number => (byte)number)]);
        var bus = new SerialBus("b", format, false, [talker], _disturbance, 1);
        for (var count = 1; count <= 200; count++)
        {
            // Exact arithmetic: the last of count·bits bits ends at count·bits/baud seconds.
            long endNs = (long)Math.Ceiling(count * (decimal)bits * 1_000_000_000 / baud);
            Assert.Equal(count - 1, bus.Available(endNs - 1));
            Assert.Equal(count, bus.Available(endNs));
        }
    }

    [Fact]
    public void A_meter_hears_the_request_at_the_end_of_its_last_bit_and_answers_20_to_60_ms_later()
    {
        SerialBus bus = Bus(Meter("a", "000000000161", 3));
        byte[] request = Request("000000000161");
        bus.Send(request, 0);
        long heardNs = Meters.DurationNs(request.Length);
        long nowNs = 0;
        while (bus.Available(nowNs) == 0)
        {
            nowNs += 100_000;
        }

        Assert.InRange(nowNs, heardNs + 20_000_000 + Meters.DurationNs(1), heardNs + 60_100_000 + Meters.DurationNs(1));
    }

    [Fact]
    public void Each_of_several_meters_on_one_bus_answers_for_itself()
    {
        SerialBus bus = Bus(Meter("a", "000000000001", 1), Meter("b", "000000000002", 2), Meter("c", "000000000003", 3));
        Assert.Equal(3, ReadKilowatts(bus, "000000000003", 0));
        Assert.Equal(1, ReadKilowatts(bus, "000000000001", 1_000_000_000));
        Assert.Equal(2, ReadKilowatts(bus, "000000000002", 2_000_000_000));
        Assert.Null(ReadKilowatts(bus, "000000000004", 3_000_000_000));
    }

    [Fact]
    public void A_wildcard_reaches_the_only_meter_but_makes_two_of_them_collide()
    {
        Assert.Equal(1, ReadKilowatts(Bus(Meter("a", "000000000001", 1)), "AAAAAAAAAAAA", 0));
        Assert.Null(ReadKilowatts(Bus(Meter("a", "000000000001", 1), Meter("b", "000000000002", 2)), "AAAAAAAAAAAA", 0));
    }

    [Fact]
    public void A_silent_meter_does_not_answer_and_does_not_disturb_the_others()
    {
        SerialBus bus = Bus(Meter("a", "000000000001", 1), Meter("b", "000000000002", 2));
        _disturbance.Silent.Add("a");
        Assert.Null(ReadKilowatts(bus, "000000000001", 0));
        Assert.Equal(2, ReadKilowatts(bus, "000000000002", 1_000_000_000));
        _disturbance.Silent.Clear();
        Assert.Equal(1, ReadKilowatts(bus, "000000000001", 2_000_000_000));
    }

    [Fact]
    public void The_node_hears_nothing_while_it_sends()
    {
        SerialBus bus = Bus(Meter("a", "000000000161", 3));
        byte[] request = Request("000000000161");
        bus.Send(request, 0);
        long heardNs = Meters.DurationNs(request.Length);

        // A second, long transmission covers the whole window of the answer.
        bus.Send(new byte[60], heardNs + 10_000_000);
        long answerNs = Meters.DurationNs(Dlt645Frame.Overhead + 7 + 4) + 60_000_000;
        Assert.Equal(0, bus.Available(heardNs + answerNs));
    }

    [Fact]
    public void With_the_wrong_baud_rate_nobody_understands_anybody()
    {
        SerialBus bus = Bus(Meter("a", "000000000161", 3));
        bus.Open(new SerialFormat(9600, "even"), 0);
        Assert.Null(ReadKilowatts(bus, "000000000161", 0));
        bus.Open(Meters, 2_000_000_000);
        Assert.Equal(3, ReadKilowatts(bus, "000000000161", 2_000_000_000));
    }

    [Fact]
    public void Bit_errors_come_at_the_rate_asked_for_and_the_same_with_the_same_seed()
    {
        _disturbance.Rate = 0.01;
        byte[] first = Listen(7, 20_000);
        Assert.Equal(first, Listen(7, 20_000));
        Assert.NotEqual(first, Listen(8, 20_000));

        // Of 10 bits, 8 change the byte and 2 lose it.
        double lost = 1 - (first.Length / 20_000.0);
        Assert.InRange(lost, 0.0199 - 0.004, 0.0199 + 0.004);
        double changed = first.Count(value => value != 0x55) / (double)first.Length;
        Assert.InRange(changed, 0.0773 - 0.008, 0.0773 + 0.008);
    }

    [Fact]
    public void What_the_node_does_not_read_in_time_is_lost_and_counted()
    {
        var bus = new SerialBus("b", Meters, false, [new Talker(Meters, new byte[600])], _disturbance, 1);
        Assert.Equal(512, bus.Available(long.MaxValue / 2));
        Assert.Equal(88, bus.Overruns);
    }

    private byte[] Listen(ulong seed, int count)
    {
        var format = new SerialFormat(9600, "none");
        var bus = new SerialBus("b", format, false, [new Talker(format, [.. Enumerable.Repeat((byte)0x55, count)])], _disturbance, seed);
        var all = new List<byte>();
        var buffer = new byte[64];
        for (long index = 0; index <= count; index++)
        {
            int read = bus.Receive(buffer, format.DurationNs(index));
            all.AddRange(buffer[..read]);
        }

        return [.. all];
    }

    private SerialBus Bus(params EmulatedDlt645Meter[] meters) => new("rs485-1", Meters, true, meters, _disturbance, 1);

    private static EmulatedDlt645Meter Meter(string id, string address, double kilowatts) => new(
        new Dlt645MeterOptions(id, address),
        new SignalSet(new Dictionary<string, Signal> { ["active-power"] = new ConstantSignal(kilowatts) }));

    private static byte[] Request(string address) =>
        new Dlt645Frame([.. Convert.FromHexString(address).Reverse()], 0x11, [0, 0, 3, 2]).ToBytes(4);

    private static double? ReadKilowatts(SerialBus bus, string address, long nowNs)
    {
        bus.Send(Request(address), nowNs);
        var buffer = new byte[64];
        int count = bus.Receive(buffer, nowNs + 900_000_000);
        var scanner = new Dlt645FrameScanner();
        foreach (byte value in buffer[..count])
        {
            if (scanner.Add(value, nowNs) is { Control: 0x91 } reply)
            {
                return ((reply.Data[6] >> 4) * 10) + (reply.Data[6] & 0xF);
            }
        }

        return null;
    }

    /// <summary>Sends its bytes at time 0.</summary>
    private sealed class Talker(SerialFormat format, byte[] bytes) : ISerialDevice
    {
        public string Id => "talker";

        public long NextWakeNs { get; private set; }

        public void Receive(byte value, long nowNs, ISerialTransmitter transmitter) => Assert.Fail("nobody sends to it");

        public void Wake(long nowNs, ISerialTransmitter transmitter)
        {
            Assert.True(format.Baud > 0);
            transmitter.Send(bytes, nowNs);
            NextWakeNs = long.MaxValue;
        }
    }
}
