using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What the registers of a MAX31865 say. Thread safe.</summary>
    internal static class Max31865Decoder
    {
        /// <summary>Metric names: Cel.</summary>
        internal static string[] Metrics
        {
            get { return new[] { "temperature" }; }
        }

        /// <summary>A <see cref="ReasonCode"/>; None when the temperature counts.</summary>
        /// <param name="registers">All of them, from the second byte on: the first went by while the address was sent.</param>
        /// <param name="referenceOhms">Reference resistor.</param>
        /// <param name="celsius">Of a PT100.</param>
        internal static int Decode(byte[] registers, double referenceOhms, out double celsius)
        {
            celsius = 0;
            int ratio = (registers[1 + Max31865Registers.RatioAt] << 8) | registers[2 + Max31865Registers.RatioAt];
            if ((ratio & 1) != 0 || registers[1 + Max31865Registers.FaultAt] != 0)
            {
                return ReasonCode.InstrumentFault;
            }

            celsius = Platinum.Celsius((ratio >> 1) / Max31865Registers.FullScale * referenceOhms);
            return celsius < Platinum.Lowest || celsius > Platinum.Highest ? ReasonCode.OutOfRange : ReasonCode.None;
        }
    }
}
