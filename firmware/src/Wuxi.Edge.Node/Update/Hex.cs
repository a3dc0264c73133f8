namespace Wuxi.Edge.Node.Update
{
    /// <summary>Bytes as lower-case hexadecimal digits. Thread safe.</summary>
    public static class Hex
    {
        private const string Digits = "0123456789abcdef";

        /// <summary>The bytes; null when the text is not that many pairs of digits (either case).</summary>
        public static byte[] Parse(string text, int bytes)
        {
            if (text.Length != 2 * bytes)
            {
                return null;
            }

            byte[] value = new byte[bytes];
            for (int i = 0; i < text.Length; i++)
            {
                int digit = Digit(text[i]);
                if (digit < 0)
                {
                    return null;
                }

                value[i / 2] = (byte)((value[i / 2] << 4) | digit);
            }

            return value;
        }

        public static string Format(byte[] bytes)
        {
            char[] text = new char[2 * bytes.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                text[2 * i] = Digits[bytes[i] >> 4];
                text[(2 * i) + 1] = Digits[bytes[i] & 15];
            }

            return new string(text);
        }

        private static int Digit(char c)
        {
            return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        }
    }
}
