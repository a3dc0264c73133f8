namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Registers of a BME280 (data sheet, chapter 5). Thread safe.</summary>
    internal static class Bme280Registers
    {
        internal const byte Identity = 0xD0;

        /// <summary>What <see cref="Identity"/> holds; a BMP280, which has no humidity, holds 58.</summary>
        internal const byte Bme280 = 0x60;

        /// <summary>First part of the calibration: temperature, pressure, and one of humidity.</summary>
        internal const byte FirstCalibration = 0x88;

        internal const int FirstCalibrationLength = 26;

        /// <summary>Second part: humidity.</summary>
        internal const byte SecondCalibration = 0xE1;

        internal const int SecondCalibrationLength = 7;

        /// <summary>Humidity oversampling; with it begins what is read after a measurement.</summary>
        internal const byte ControlHumidity = 0xF2;

        /// <summary>From <see cref="ControlHumidity"/> to the last of the data.</summary>
        internal const int ResultLength = 13;

        /// <summary>From <see cref="ControlHumidity"/> to the configuration.</summary>
        internal const int ControlLength = 4;

        /// <summary>In what is read: status, with a bit for a measurement and one for the copying of the calibration.</summary>
        internal const int StatusAt = 1;

        internal const byte Busy = 0x09;

        /// <summary>In what is read: oversampling of temperature and pressure, and the mode.</summary>
        internal const int ControlAt = 2;

        internal const int ConfigurationAt = 3;

        /// <summary>In what is read: 20 bits of pressure, 20 of temperature, 16 of humidity.</summary>
        internal const int DataAt = 5;

        /// <summary>Each quantity once.</summary>
        internal const byte HumidityOnce = 0x01;

        /// <summary>Each quantity once, in forced mode: one measurement, then sleep.</summary>
        internal const byte Forced = 0x25;

        /// <summary>The same when it is over.</summary>
        internal const byte Asleep = 0x24;

        /// <summary>No filter, no SPI with three wires.</summary>
        internal const byte Plain = 0x00;

        /// <summary>Starts a measurement: pairs of register and value, the mode last; made anew at each call.</summary>
        internal static byte[] Start
        {
            get { return new byte[] { ControlHumidity, HumidityOnce, 0xF5, Plain, 0xF4, Forced }; }
        }
    }
}
