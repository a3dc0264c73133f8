using Wuxi.Edge.Emulator.Buses;
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
            _ => throw new ArgumentException($"No {device.Part} is emulated on an I2C bus.", nameof(device)),
        };
    }
}
