using nanoFramework.Hardware.Esp32;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Which pins of the ESP32-S3 the ports are on; nanoFramework wants it said before a port is opened.</summary>
    internal static class BoardPins
    {
        internal static void Assign()
        {
            // COM2: RS-485, through a transceiver that finds the direction by itself. COM3: a sensor with a serial port.
            Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
            Configuration.SetPinFunction(18, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(15, DeviceFunction.COM3_TX);
            Configuration.SetPinFunction(16, DeviceFunction.COM3_RX);

            // 4-20 mA over a shunt: channel 0 of the converter. Channels of ADC2 do not work while Wi-Fi does.
            Configuration.SetPinFunction(1, DeviceFunction.ADC1_CH0);
        }
    }
}
