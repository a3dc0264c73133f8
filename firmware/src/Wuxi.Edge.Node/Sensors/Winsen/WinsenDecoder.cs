using Wuxi.Edge.Wire;

namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>What frames of Winsen modules say. Thread safe.</summary>
    internal static class WinsenDecoder
    {
        /// <summary>Of an MH-Z19: carbon dioxide, ppm by volume.</summary>
        internal static string[] CarbonDioxide
        {
            get { return new[] { "co2" }; }
        }

        /// <summary>Of a ZE07-CO: carbon monoxide, ppm by volume.</summary>
        internal static string[] CarbonMonoxide
        {
            get { return new[] { "co" }; }
        }

        private const int MostDecimals = 3;

        /// <summary>Reads the answer of an MH-Z19; the result is a <see cref="ReasonCode"/>, None when there is a value.</summary>
        /// <param name="frame">The answer to a read.</param>
        /// <param name="rangePpm">End of the measuring range that the module was bought or set for.</param>
        /// <param name="value">Carbon dioxide, ppm.</param>
        internal static int DecodeAnswer(byte[] frame, double rangePpm, out double value)
        {
            value = WinsenFrames.Word(frame, WinsenFrames.AnswerOffset);
            return value > rangePpm ? ReasonCode.OutOfRange : ReasonCode.None;
        }

        /// <summary>Whether a frame is an upload of carbon monoxide in ppm.</summary>
        internal static bool IsUpload(byte[] frame, int length)
        {
            return length == WinsenFrames.Length
                && frame[WinsenFrames.KindOffset] == WinsenFrames.CarbonMonoxide
                && frame[WinsenFrames.UnitOffset] == WinsenFrames.PartsPerMillion;
        }

        /// <summary>
        /// Reads an upload, whose number and range have the decimals that it names; the result is a <see cref="ReasonCode"/>, None when there is
        /// a value.
        /// </summary>
        internal static int DecodeUpload(byte[] frame, out double value)
        {
            value = 0;
            int decimals = frame[WinsenFrames.DecimalsOffset];
            int steps = WinsenFrames.Word(frame, WinsenFrames.UploadOffset);
            int range = WinsenFrames.Word(frame, WinsenFrames.RangeOffset);
            if (decimals > MostDecimals || range == 0)
            {
                return ReasonCode.Corrupt;
            }

            int divisor = 1;
            while (decimals-- > 0)
            {
                divisor *= 10;
            }

            value = (double)steps / divisor;
            return steps > range ? ReasonCode.OutOfRange : ReasonCode.None;
        }
    }
}
