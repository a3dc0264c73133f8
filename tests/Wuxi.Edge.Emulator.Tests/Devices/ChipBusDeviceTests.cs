using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Devices;
using Wuxi.Edge.Emulator.Devices.Bme280;
using Wuxi.Edge.Emulator.Devices.Ds18b20;
using Wuxi.Edge.Emulator.Devices.Max31865;
using Wuxi.Edge.Emulator.Devices.Sgp40;
using Wuxi.Edge.Emulator.Devices.Sht4x;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Emulator.Tests.Buses;
using Wuxi.Edge.Nano.Emulated;

namespace Wuxi.Edge.Emulator.Tests.Devices;

/// <summary>The emulated sensors on I2C, SPI and 1-Wire, at their bus: what their data sheets say, without the firmware.</summary>
public class ChipBusDeviceTests
{
    private const long Ms = 1_000_000;

    [Theory]
    [InlineData(0xBEEF, 0x92)] // the example of Sensirion's data sheets
    [InlineData(0x8000, 0xA2)]
    [InlineData(0x6666, 0x93)]
    [InlineData(0x0000, 0x81)]
    public void A_word_has_its_CRC(int word, int crc) =>
        Assert.Equal([(byte)(word >> 8), (byte)word, (byte)crc], SensirionWords.Of((ushort)word));

    [Fact]
    public void A_sensor_at_work_acknowledges_nothing_and_gives_its_answer_once()
    {
        var bus = new EmulatedI2cBus("i2c-1", [new EmulatedSht4x("t", 0x44, Signals(("temperature", 25), ("humidity", 44)))], new Disturbance(), 1);
        byte[] answer = new byte[6];
        Assert.Equal(I2cOutcome.NotAcknowledged, bus.Transfer(0x45, [0xFD], [], 0));
        Assert.Equal(I2cOutcome.NotAcknowledged, bus.Transfer(0x44, [], answer, 0));
        Assert.Equal(I2cOutcome.Full, bus.Transfer(0x44, [0xFD], [], 0));
        Assert.Equal(I2cOutcome.NotAcknowledged, bus.Transfer(0x44, [], answer, 8 * Ms));
        Assert.Equal(I2cOutcome.NotAcknowledged, bus.Transfer(0x44, [0xFD], [], 8 * Ms));
        Assert.Equal(I2cOutcome.Full, bus.Transfer(0x44, [], answer, 9 * Ms));
        Assert.Equal([0x66, 0x66, 0x93, 0x66, 0x66, 0x93], answer);
        Assert.Equal(I2cOutcome.NotAcknowledged, bus.Transfer(0x44, [], answer, 9 * Ms));
    }

    [Fact]
    public void A_compensation_with_a_wrong_CRC_is_not_taken()
    {
        var sensor = new EmulatedSgp40("v", Signals(("voc-raw", 30000)));
        Assert.False(sensor.Write([0x26, 0x0F, 0x80, 0x00, 0xA3, 0x66, 0x66, 0x93], 0));
        Assert.True(sensor.Write([0x26, 0x0F, 0x80, 0x00, 0xA2, 0x66, 0x66, 0x93], 0));
        Assert.Equal(50, sensor.ToldPercent, 0.01);
        Assert.Equal(25, sensor.ToldCelsius, 0.01);
    }

    [Fact]
    public void The_compensation_in_integers_is_that_of_the_data_sheet()
    {
        // Bosch BMP280 data sheet, 3.12.
        Bme280Coefficients example = Bme280Coefficients.Example;
        Assert.Equal(128422, example.Fine(519888));
        Assert.Equal(25.08, example.Celsius(519888));
        Assert.Equal(100653.27, example.Pascal(415148, 128422), 0.02);
    }

    [Fact]
    public void A_forced_measurement_ends_in_sleep_and_before_the_first_there_is_none()
    {
        var sensor = new EmulatedBme280("b", 0x76, Bme280Coefficients.Example, Signals(("temperature", 20), ("humidity", 50), ("pressure", 1000)));
        sensor.PowerOn(0);
        Assert.Equal("00000000008000008000008000", Registers(sensor, 0xF2, 13, 0));
        sensor.Write([0xF2, 0x01, 0xF5, 0x00, 0xF4, 0x25], 0);
        Assert.Equal("01082500", Registers(sensor, 0xF2, 4, Ms));
        Assert.Equal("01002400", Registers(sensor, 0xF2, 4, 10 * Ms));
        Assert.NotEqual("800000", Registers(sensor, 0xFA, 3, 10 * Ms));
    }

    [Fact]
    public void A_search_finds_every_ROM()
    {
        byte[][] roms = [.. Enumerable.Range(0, 6).Select(i => OneWireRom.Of(0x28, BitConverter.GetBytes(SeededHash.Bits(3, i)).AsSpan(0, 6)))];
        var bus = new EmulatedOneWireBus("w", [.. roms.Select((rom, i) => Thermometer($"d{i}", rom, 20))], new Disturbance(), 1);
        Assert.Equal(roms.Select(Convert.ToHexString).Order(), Search(bus).Select(Convert.ToHexString).Order());
    }

    [Fact]
    public void A_thermometer_holds_85_until_it_has_converted()
    {
        byte[] rom = OneWireRom.Of(0x28, [1, 2, 3, 4, 5, 6]);
        var bus = new EmulatedOneWireBus("w", [Thermometer("d", rom, -10.125)], new Disturbance(), 1);
        bus.PowerOn(0);
        Assert.Equal("50054B467FFF0C101C", Scratchpad(bus, 0));
        bus.Reset(0);
        Write(bus, 0xCC, 0);
        Write(bus, 0x44, 0);
        Assert.Equal(0x00, Read(bus, 700 * Ms));
        Assert.Equal(0xFF, Read(bus, 751 * Ms));
        Assert.StartsWith("5EFF", Scratchpad(bus, 751 * Ms), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_wire_sets_a_fault_that_stays_until_it_is_cleared()
    {
        var chip = new EmulatedMax31865("p", 430, Signals(("temperature", 25)));
        chip.PowerOn(0);
        byte[] registers = new byte[9];
        chip.Transfer([0x83, 0xE8, 0x00, 0x10, 0x00], registers, 0);
        chip.Transfer([0x80, 0xC1], registers, 0);
        chip.Transfer(new byte[9], registers, 100 * Ms);
        Assert.Equal("C14154E800100000", Convert.ToHexString(registers, 1, 8));
        chip.IsBroken = true;
        chip.Transfer(new byte[9], registers, 200 * Ms);
        chip.IsBroken = false;
        chip.Transfer(new byte[9], registers, 300 * Ms);
        Assert.Equal("C14155E800100080", Convert.ToHexString(registers, 1, 8));
        chip.Transfer([0x80, 0xC3], registers, 400 * Ms);
        chip.Transfer(new byte[9], registers, 500 * Ms);
        Assert.Equal("C14154E800100000", Convert.ToHexString(registers, 1, 8));
    }

    private static SignalSet Signals(params (string Metric, double Value)[] values) =>
        new(values.ToDictionary(value => value.Metric, value => (Signal)new ConstantSignal(value.Value)));

    private static EmulatedDs18b20 Thermometer(string id, byte[] rom, double celsius) => new(id, rom, Signals(("temperature", celsius)));

    private static string Registers(EmulatedBme280 sensor, byte register, int count, long nowNs)
    {
        byte[] read = new byte[count];
        Assert.True(sensor.Write([register], nowNs));
        Assert.True(sensor.Read(read, nowNs));
        return Convert.ToHexString(read);
    }

    private static void Write(EmulatedOneWireBus bus, byte value, long nowNs)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            bus.Touch((value >> bit & 1) != 0, nowNs);
        }
    }

    private static byte Read(EmulatedOneWireBus bus, long nowNs) =>
        (byte)Enumerable.Range(0, 8).Sum(bit => bus.Touch(true, nowNs) ? 1 << bit : 0);

    private static string Scratchpad(EmulatedOneWireBus bus, long nowNs)
    {
        Assert.True(bus.Reset(nowNs));
        Write(bus, 0xCC, nowNs);
        Write(bus, 0xBE, nowNs);
        return Convert.ToHexString([.. Enumerable.Range(0, 9).Select(_ => Read(bus, nowNs))]);
    }

    /// <summary>The search of Maxim's application note 187.</summary>
    private static List<byte[]> Search(EmulatedOneWireBus bus)
    {
        var found = new List<byte[]>();
        int lastFork = 64;
        byte[] rom = new byte[8];
        while (lastFork >= 0)
        {
            Assert.True(bus.Reset(0));
            Write(bus, 0xF0, 0);
            int fork = -1;
            for (int i = 0; i < 64; i++)
            {
                bool bit = bus.Touch(true, 0);
                bool complement = bus.Touch(true, 0);
                Assert.False(bit && complement, "nobody answers the search");
                if (!bit && !complement)
                {
                    bit = i == lastFork || (i < lastFork && (rom[i / 8] >> (i % 8) & 1) != 0 && found.Count > 0);
                    fork = bit ? fork : i;
                }

                rom[i / 8] = (byte)(bit ? rom[i / 8] | (1 << (i % 8)) : rom[i / 8] & ~(1 << (i % 8)));
                bus.Touch(bit, 0);
            }

            found.Add([.. rom]);
            lastFork = fork;
        }

        return found;
    }
}
