namespace Wuxi.Edge.Native
{
    /// <summary>Accelerometers whose FIFO the native vibration driver understands. The numbers are those of the native face.</summary>
    public static class VibrationPart
    {
        /// <summary>ST IIS3DWB, 26.7 kHz; 2, 4, 8, 16 g.</summary>
        public const int Iis3dwb = 0;

        /// <summary>Analog Devices ADXL355, to 4 kHz; 2, 4, 8 g.</summary>
        public const int Adxl355 = 1;

        /// <summary>Analog Devices ADXL345, to 3.2 kHz; 2, 4, 8, 16 g.</summary>
        public const int Adxl345 = 2;

        /// <summary>x, y, z as little-endian int16; 1…1000 g.</summary>
        public const int RawInt16 = 3;
    }
}
