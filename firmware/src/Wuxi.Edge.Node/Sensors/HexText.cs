namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Hexadecimal digits of the settings. Thread safe.</summary>
    internal static class HexText
    {
        /// <summary>Two digits of each byte, in either case; null when the text is not exactly that.</summary>
        internal static byte[] Parse(string text, int bytes)
        {
            if (text == null || text.Length != 2 * bytes)
            {
                return null;
            }

            byte[] parsed = new byte[bytes];
            for (int i = 0; i < text.Length; i++)
            {
                int digit = Digit(text[i]);
                if (digit < 0)
                {
                    return null;
                }

                parsed[i / 2] = (byte)((parsed[i / 2] << 4) | digit);
            }

            return parsed;
        }

        private static int Digit(char character)
        {
            if (character >= '0' && character <= '9')
            {
                return character - '0';
            }

            if (character >= 'A' && character <= 'F')
            {
                return character - 'A' + 10;
            }

            return character >= 'a' && character <= 'f' ? character - 'a' + 10 : -1;
        }
    }
}
