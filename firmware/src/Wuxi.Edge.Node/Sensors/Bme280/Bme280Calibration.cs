namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>
    /// The calibration of one BME280 and the formulas that use it, in double as the data sheet gives them (4.2.2 and appendix 8.1). Not thread safe:
    /// pressure and humidity follow from the temperature that was computed last.
    /// </summary>
    internal sealed class Bme280Calibration
    {
        private readonly int[] _t = new int[3];
        private readonly int[] _p = new int[9];
        private readonly int[] _h = new int[6];
        private double _fine;

        /// <summary>Takes the two blocks of registers; false when they are none that a sensor can have.</summary>
        internal bool Load(byte[] first, byte[] second)
        {
            for (int i = 0; i < _t.Length; i++)
            {
                _t[i] = Word(first, 2 * i, i > 0);
            }

            for (int i = 0; i < _p.Length; i++)
            {
                _p[i] = Word(first, 6 + (2 * i), i > 0);
            }

            _h[0] = first[25];
            _h[1] = Word(second, 0, true);
            _h[2] = second[2];
            _h[3] = ((sbyte)second[3] * 16) | (second[4] & 0x0F);
            _h[4] = ((sbyte)second[5] * 16) | (second[4] >> 4);
            _h[5] = (sbyte)second[6];

            // All 00 or all FF is a bus without a sensor; P1 is divided by.
            return _t[0] != 0 && _t[0] != 0xFFFF && _p[0] != 0 && _p[0] != 0xFFFF;
        }

        /// <summary>Temperature, Cel; to be computed first.</summary>
        internal double Celsius(int adc)
        {
            double a = ((adc / 16384.0) - (_t[0] / 1024.0)) * _t[1];
            double b = (adc / 131072.0) - (_t[0] / 8192.0);
            _fine = a + (b * b * _t[2]);
            return _fine / 5120;
        }

        /// <summary>Air pressure, Pa; negative when the calibration makes no sense.</summary>
        internal double Pascal(int adc)
        {
            double a = (_fine / 2) - 64000;
            double b = a * a * _p[5] / 32768;
            b += a * _p[4] * 2;
            b = (b / 4) + (_p[3] * 65536.0);
            a = ((_p[2] * a * a / 524288) + (_p[1] * a)) / 524288;
            a = (1 + (a / 32768)) * _p[0];
            if (a == 0)
            {
                return -1;
            }

            double pressure = (1048576.0 - adc - (b / 4096)) * 6250 / a;
            a = _p[8] * pressure * pressure / 2147483648.0;
            b = pressure * _p[7] / 32768;
            return pressure + ((a + b + _p[6]) / 16);
        }

        /// <summary>Relative humidity, %, cut to 0…100 as the data sheet says.</summary>
        internal double Percent(int adc)
        {
            double fine = _fine - 76800;
            double humidity = (adc - ((_h[3] * 64.0) + (_h[4] / 16384.0 * fine)))
                * (_h[1] / 65536.0 * (1 + (_h[5] / 67108864.0 * fine * (1 + (_h[2] / 67108864.0 * fine)))));
            humidity *= 1 - (_h[0] * humidity / 524288);
            return humidity < 0 ? 0 : humidity > 100 ? 100 : humidity;
        }

        private static int Word(byte[] block, int at, bool isSigned)
        {
            int word = block[at] | (block[at + 1] << 8);
            return isSigned ? (short)word : word;
        }
    }
}
