using System.Globalization;
using Wuxi.Edge.Emulator.Buses;
using Wuxi.Edge.Emulator.Devices.Bme280;
using Wuxi.Edge.Emulator.Devices.Ds18b20;
using Wuxi.Edge.Emulator.Devices.Max31865;
using Wuxi.Edge.Emulator.Devices.Scd4x;
using Wuxi.Edge.Emulator.Devices.Sgp40;
using Wuxi.Edge.Emulator.Devices.Sht3x;
using Wuxi.Edge.Emulator.Devices.Sht4x;
using Wuxi.Edge.Emulator.Signals;
using Wuxi.Edge.Workshop;

namespace Wuxi.Edge.Emulator.Boards;

/// <summary>Makes what hangs on I2C, SPI and 1-Wire.</summary>
internal static class ChipBusBuilder
{
    public static II2cSlave I2c(DeviceDefinition device, SignalSet signals)
    {
        int address = Convert.ToInt32(device.Options["address"], 16);
        return device.Part switch
        {
            "sht4x" => new EmulatedSht4x(device.Id, address, signals),
            "sht3x" => new EmulatedSht3x(device.Id, address, signals),
            "scd4x" => new EmulatedScd4x(device.Id, signals),
            "sgp40" => new EmulatedSgp40(device.Id, signals),
            "bme280" => new EmulatedBme280(device.Id, address, Bme280Coefficients.Example, signals),
            _ => throw new ArgumentException($"No {device.Part} is emulated on an I2C bus.", nameof(device)),
        };
    }

    public static ISpiSlave Spi(DeviceDefinition device, SignalSet signals) => device.Part switch
    {
        "max31865" => new EmulatedMax31865(
            device.Id, double.Parse(device.Options.GetValueOrDefault("reference", "430"), CultureInfo.InvariantCulture), signals),
        _ => throw new ArgumentException($"No {device.Part} is emulated on an SPI bus.", nameof(device)),
    };

    public static IOneWireSlave OneWire(DeviceDefinition device, SignalSet signals, ulong seed)
    {
        // One that the workshop file gives no address has some.
        byte[] rom = device.Options.TryGetValue("address", out string? address)
            ? Convert.FromHexString(address)
            : OneWireRom.Of(EmulatedDs18b20.Family, BitConverter.GetBytes(SeededHash.Derive(seed, device.Id)).AsSpan(0, 6));
        return device.Part switch
        {
            "ds18b20" => new EmulatedDs18b20(device.Id, rom, signals),
            _ => throw new ArgumentException($"No {device.Part} is emulated on a 1-Wire bus.", nameof(device)),
        };
    }
}
