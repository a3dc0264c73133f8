// Made from hardware/boards by "edge board --all --write"; a change belongs there.
using nanoFramework.Hardware.Esp32;

namespace Wuxi.Edge.Node.Device
{
    /// <summary>Which pins of each board the ports are on; nanoFramework wants it said before a port is opened.</summary>
    internal static class BoardPins
    {
        /// <summary>The board that is taken for an image where none is named; null for an image of another chip.</summary>
        internal static string OfTarget(string target)
        {
            if (target == "ESP32_C3")
            {
                return "esp32-c3-devkit";
            }

            if (target == "ESP32_REV3")
            {
                return "esp32-devkit";
            }

            if (target == "ESP32_S3_OCTAL" || target == "ESP32_S3_QUAD")
            {
                return "esp32-s3-devkit";
            }

            return null;
        }

        /// <summary>Says it to the runtime; false for a board that this firmware does not know.</summary>
        internal static bool Assign(string board)
        {
            if (board == "esp32-c3-devkit")
            {
                Configuration.SetPinFunction(4, DeviceFunction.COM2_TX);
                Configuration.SetPinFunction(5, DeviceFunction.COM2_RX);
                Configuration.SetPinFunction(0, DeviceFunction.ADC1_CH0);
                Configuration.SetPinFunction(6, DeviceFunction.SPI1_CLOCK);
                Configuration.SetPinFunction(7, DeviceFunction.SPI1_MISO);
                Configuration.SetPinFunction(3, DeviceFunction.SPI1_MOSI);
                return true;
            }

            if (board == "esp32-devkit")
            {
                Configuration.SetPinFunction(25, DeviceFunction.COM2_TX);
                Configuration.SetPinFunction(26, DeviceFunction.COM2_RX);
                Configuration.SetPinFunction(32, DeviceFunction.COM3_TX);
                Configuration.SetPinFunction(33, DeviceFunction.COM3_RX);
                Configuration.SetPinFunction(36, DeviceFunction.ADC1_CH0);
                Configuration.SetPinFunction(39, DeviceFunction.ADC1_CH3);
                Configuration.SetPinFunction(34, DeviceFunction.ADC1_CH6);
                Configuration.SetPinFunction(35, DeviceFunction.ADC1_CH7);
                Configuration.SetPinFunction(18, DeviceFunction.SPI1_CLOCK);
                Configuration.SetPinFunction(19, DeviceFunction.SPI1_MISO);
                Configuration.SetPinFunction(23, DeviceFunction.SPI1_MOSI);
                Configuration.SetPinFunction(4, DeviceFunction.I2C1_DATA);
                Configuration.SetPinFunction(22, DeviceFunction.I2C1_CLOCK);
                return true;
            }

            if (board == "esp32-s3-devkit")
            {
                Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
                Configuration.SetPinFunction(18, DeviceFunction.COM2_RX);
                Configuration.SetPinFunction(15, DeviceFunction.COM3_TX);
                Configuration.SetPinFunction(16, DeviceFunction.COM3_RX);
                Configuration.SetPinFunction(1, DeviceFunction.ADC1_CH0);
                Configuration.SetPinFunction(2, DeviceFunction.ADC1_CH1);
                Configuration.SetPinFunction(4, DeviceFunction.ADC1_CH3);
                Configuration.SetPinFunction(5, DeviceFunction.ADC1_CH4);
                Configuration.SetPinFunction(12, DeviceFunction.SPI1_CLOCK);
                Configuration.SetPinFunction(13, DeviceFunction.SPI1_MISO);
                Configuration.SetPinFunction(11, DeviceFunction.SPI1_MOSI);
                Configuration.SetPinFunction(42, DeviceFunction.I2C1_DATA);
                Configuration.SetPinFunction(41, DeviceFunction.I2C1_CLOCK);
                return true;
            }

            if (board == "wuxi-node-1")
            {
                Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
                Configuration.SetPinFunction(18, DeviceFunction.COM2_RX);
                Configuration.SetPinFunction(15, DeviceFunction.COM3_TX);
                Configuration.SetPinFunction(16, DeviceFunction.COM3_RX);
                Configuration.SetPinFunction(1, DeviceFunction.ADC1_CH0);
                Configuration.SetPinFunction(2, DeviceFunction.ADC1_CH1);
                Configuration.SetPinFunction(4, DeviceFunction.ADC1_CH3);
                Configuration.SetPinFunction(5, DeviceFunction.ADC1_CH4);
                Configuration.SetPinFunction(12, DeviceFunction.SPI1_CLOCK);
                Configuration.SetPinFunction(13, DeviceFunction.SPI1_MISO);
                Configuration.SetPinFunction(11, DeviceFunction.SPI1_MOSI);
                Configuration.SetPinFunction(42, DeviceFunction.I2C1_DATA);
                Configuration.SetPinFunction(41, DeviceFunction.I2C1_CLOCK);
                return true;
            }

            return false;
        }
    }
}
