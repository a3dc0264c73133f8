using Wuxi.Edge.Native;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>An accelerometer: its word, its number in the native driver, and what it can do. Immutable.</summary>
    internal sealed class VibrationKind
    {
        /// <summary>ST IIS3DWB; ODR 26.667 kHz, 2 to 16 g (ST DS12569, table 3).</summary>
        internal static VibrationKind Iis3dwb
        {
            get
            {
                return new VibrationKind("iis3dwb", VibrationPart.Iis3dwb, 26667, 26667, 16);
            }
        }

        /// <summary>Analog Devices ADXL355; ODR 4000 Hz and halves, 2 to 8 g (ADXL354/ADXL355 data sheet, table 1).</summary>
        internal static VibrationKind Adxl355
        {
            get
            {
                return new VibrationKind("adxl355", VibrationPart.Adxl355, 4000, 1000, 8);
            }
        }

        /// <summary>Analog Devices ADXL345; ODR 3200 Hz and halves, 2 to 16 g (ADXL345 data sheet, tables 1 and 7).</summary>
        internal static VibrationKind Adxl345
        {
            get
            {
                return new VibrationKind("adxl345", VibrationPart.Adxl345, 3200, 800, 16);
            }
        }

        private VibrationKind(string id, int part, int fastestHz, int slowestHz, int largestG)
        {
            Id = id;
            Part = part;
            FastestHz = fastestHz;
            SlowestHz = slowestHz;
            LargestG = largestG;
        }

        /// <summary>Word in the settings.</summary>
        internal string Id { get; private set; }

        /// <summary>One of <see cref="VibrationPart"/>.</summary>
        internal int Part { get; private set; }

        /// <summary>Fastest rate; the others are its halves.</summary>
        internal int FastestHz { get; private set; }

        /// <summary>Slowest rate that the driver takes.</summary>
        internal int SlowestHz { get; private set; }

        /// <summary>Largest range; the others are its halves down to 2 g.</summary>
        internal int LargestG { get; private set; }

        /// <summary>Whether a number is one of <paramref name="largest"/> and its halves, down to <paramref name="smallest"/>.</summary>
        internal static bool IsHalf(int number, int largest, int smallest)
        {
            for (int half = largest; half >= smallest; half /= 2)
            {
                if (half == number)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
