namespace Wuxi.Edge.Node.Sensors
{
    /// <summary>Addresses of the meter protocols: decimal digits, two a byte, the low byte first (DL/T 645-2007; CJ/T 188). Thread safe.</summary>
    internal static class MeterAddress
    {
        /// <summary>Reads an address as it stands on the meter's plate, the highest digit first; false when it is none.</summary>
        /// <param name="digits">Two for each byte.</param>
        /// <param name="into">As long as the protocol's addresses.</param>
        internal static bool TryParse(string digits, byte[] into)
        {
            if (digits.Length != 2 * into.Length)
            {
                return false;
            }

            for (int i = 0; i < into.Length; i++)
            {
                int high = digits[2 * i] - '0';
                int low = digits[(2 * i) + 1] - '0';
                if (high < 0 || high > 9 || low < 0 || low > 9)
                {
                    return false;
                }

                into[into.Length - 1 - i] = (byte)((high << 4) | low);
            }

            return true;
        }
    }
}
